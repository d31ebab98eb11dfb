<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>AmountInput</name>
    <message>
        <source>Enter an amount, for example %1</source>
        <translation>Saisissez un montant, par exemple %1</translation>
    </message>
    <message>
        <source>Enter an amount of zero or more</source>
        <translation>Saisissez un montant supérieur ou égal à zéro</translation>
    </message>
    <message>
        <source>Use at most four decimal places</source>
        <translation>Quatre décimales au maximum</translation>
    </message>
    <message>
        <source>Enter a smaller amount</source>
        <translation>Saisissez un montant plus petit</translation>
    </message>
</context>
<context>
    <name>AnalyticsText</name>
    <message>
        <source>Not given</source>
        <translation>Non indiqué</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>Tous les autres</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Total (%1)</source>
        <translation>Total TTC (%1)</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Enregistrées</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>À afficher</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>VAT (%1)</source>
        <translation>TVA (%1)</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Factures</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>Invoices: %1 · Total: %2 · VAT: %3</source>
        <translation>Factures&#xa0;: %1 · Total TTC&#xa0;: %2 · TVA&#xa0;: %3</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Affichées</translation>
    </message>
    <message>
        <source>Invoices: %1 · Credit notes: %2 · After credit notes: %3 · Credited: %4 · VAT: %5</source>
        <translation>Factures&#xa0;: %1 · Avoirs&#xa0;: %2 · Après avoirs&#xa0;: %3 · Crédité&#xa0;: %4 · TVA&#xa0;: %5</translation>
    </message>
</context>
<context>
    <name>CompactNumber</name>
    <message>
        <source>%1 tn</source>
        <translation>%1 Bn</translation>
    </message>
    <message>
        <source>%1 bn</source>
        <translation>%1 Md</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>%1 k</source>
        <translation>%1 k</translation>
    </message>
</context>
<context>
    <name>CountryName</name>
    <message>
        <source>Andorra</source>
        <translation>Andorre</translation>
    </message>
    <message>
        <source>United Arab Emirates</source>
        <translation>Émirats arabes unis</translation>
    </message>
    <message>
        <source>Afghanistan</source>
        <translation>Afghanistan</translation>
    </message>
    <message>
        <source>Antigua and Barbuda</source>
        <translation>Antigua-et-Barbuda</translation>
    </message>
    <message>
        <source>Anguilla</source>
        <translation>Anguilla</translation>
    </message>
    <message>
        <source>Albania</source>
        <translation>Albanie</translation>
    </message>
    <message>
        <source>Armenia</source>
        <translation>Arménie</translation>
    </message>
    <message>
        <source>Angola</source>
        <translation>Angola</translation>
    </message>
    <message>
        <source>Antarctica</source>
        <translation>Antarctique</translation>
    </message>
    <message>
        <source>Argentina</source>
        <translation>Argentine</translation>
    </message>
    <message>
        <source>American Samoa</source>
        <translation>Samoa américaines</translation>
    </message>
    <message>
        <source>Austria</source>
        <translation>Autriche</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>Australie</translation>
    </message>
    <message>
        <source>Aruba</source>
        <translation>Aruba</translation>
    </message>
    <message>
        <source>Åland Islands</source>
        <translation>Îles Åland</translation>
    </message>
    <message>
        <source>Azerbaijan</source>
        <translation>Azerbaïdjan</translation>
    </message>
    <message>
        <source>Bosnia and Herzegovina</source>
        <translation>Bosnie-Herzégovine</translation>
    </message>
    <message>
        <source>Barbados</source>
        <translation>Barbade</translation>
    </message>
    <message>
        <source>Bangladesh</source>
        <translation>Bangladesh</translation>
    </message>
    <message>
        <source>Belgium</source>
        <translation>Belgique</translation>
    </message>
    <message>
        <source>Burkina Faso</source>
        <translation>Burkina Faso</translation>
    </message>
    <message>
        <source>Bulgaria</source>
        <translation>Bulgarie</translation>
    </message>
    <message>
        <source>Bahrain</source>
        <translation>Bahreïn</translation>
    </message>
    <message>
        <source>Burundi</source>
        <translation>Burundi</translation>
    </message>
    <message>
        <source>Benin</source>
        <translation>Bénin</translation>
    </message>
    <message>
        <source>Saint Barthélemy</source>
        <translation>Saint-Barthélemy</translation>
    </message>
    <message>
        <source>Bermuda</source>
        <translation>Bermudes</translation>
    </message>
    <message>
        <source>Brunei</source>
        <translation>Brunei</translation>
    </message>
    <message>
        <source>Bolivia</source>
        <translation>Bolivie</translation>
    </message>
    <message>
        <source>Caribbean Netherlands</source>
        <translation>Pays-Bas caribéens</translation>
    </message>
    <message>
        <source>Brazil</source>
        <translation>Brésil</translation>
    </message>
    <message>
        <source>Bahamas</source>
        <translation>Bahamas</translation>
    </message>
    <message>
        <source>Bhutan</source>
        <translation>Bhoutan</translation>
    </message>
    <message>
        <source>Bouvet Island</source>
        <translation>Île Bouvet</translation>
    </message>
    <message>
        <source>Botswana</source>
        <translation>Botswana</translation>
    </message>
    <message>
        <source>Belarus</source>
        <translation>Biélorussie</translation>
    </message>
    <message>
        <source>Belize</source>
        <translation>Belize</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>Canada</translation>
    </message>
    <message>
        <source>Cocos (Keeling) Islands</source>
        <translation>Îles Cocos</translation>
    </message>
    <message>
        <source>Congo, Democratic Republic</source>
        <translation>Congo, République démocratique</translation>
    </message>
    <message>
        <source>Central African Republic</source>
        <translation>République centrafricaine</translation>
    </message>
    <message>
        <source>Congo, Republic</source>
        <translation>Congo, République</translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation>Suisse</translation>
    </message>
    <message>
        <source>Côte d&apos;Ivoire</source>
        <translation>Côte d’Ivoire</translation>
    </message>
    <message>
        <source>Cook Islands</source>
        <translation>Îles Cook</translation>
    </message>
    <message>
        <source>Chile</source>
        <translation>Chili</translation>
    </message>
    <message>
        <source>Cameroon</source>
        <translation>Cameroun</translation>
    </message>
    <message>
        <source>China</source>
        <translation>Chine</translation>
    </message>
    <message>
        <source>Colombia</source>
        <translation>Colombie</translation>
    </message>
    <message>
        <source>Costa Rica</source>
        <translation>Costa Rica</translation>
    </message>
    <message>
        <source>Cuba</source>
        <translation>Cuba</translation>
    </message>
    <message>
        <source>Cabo Verde</source>
        <translation>Cap-Vert</translation>
    </message>
    <message>
        <source>Curaçao</source>
        <translation>Curaçao</translation>
    </message>
    <message>
        <source>Christmas Island</source>
        <translation>Île Christmas</translation>
    </message>
    <message>
        <source>Cyprus</source>
        <translation>Chypre</translation>
    </message>
    <message>
        <source>Czechia</source>
        <translation>Tchéquie</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>Allemagne</translation>
    </message>
    <message>
        <source>Djibouti</source>
        <translation>Djibouti</translation>
    </message>
    <message>
        <source>Denmark</source>
        <translation>Danemark</translation>
    </message>
    <message>
        <source>Dominica</source>
        <translation>Dominique</translation>
    </message>
    <message>
        <source>Dominican Republic</source>
        <translation>République dominicaine</translation>
    </message>
    <message>
        <source>Algeria</source>
        <translation>Algérie</translation>
    </message>
    <message>
        <source>Ecuador</source>
        <translation>Équateur</translation>
    </message>
    <message>
        <source>Estonia</source>
        <translation>Estonie</translation>
    </message>
    <message>
        <source>Egypt</source>
        <translation>Égypte</translation>
    </message>
    <message>
        <source>Western Sahara</source>
        <translation>Sahara occidental</translation>
    </message>
    <message>
        <source>Eritrea</source>
        <translation>Érythrée</translation>
    </message>
    <message>
        <source>Spain</source>
        <translation>Espagne</translation>
    </message>
    <message>
        <source>Ethiopia</source>
        <translation>Éthiopie</translation>
    </message>
    <message>
        <source>Finland</source>
        <translation>Finlande</translation>
    </message>
    <message>
        <source>Fiji</source>
        <translation>Fidji</translation>
    </message>
    <message>
        <source>Falkland Islands</source>
        <translation>Îles Malouines</translation>
    </message>
    <message>
        <source>Micronesia</source>
        <translation>Micronésie</translation>
    </message>
    <message>
        <source>Faroe Islands</source>
        <translation>Îles Féroé</translation>
    </message>
    <message>
        <source>France</source>
        <translation>France</translation>
    </message>
    <message>
        <source>Gabon</source>
        <translation>Gabon</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>Royaume-Uni</translation>
    </message>
    <message>
        <source>Grenada</source>
        <translation>Grenade</translation>
    </message>
    <message>
        <source>Georgia</source>
        <translation>Géorgie</translation>
    </message>
    <message>
        <source>French Guiana</source>
        <translation>Guyane française</translation>
    </message>
    <message>
        <source>Guernsey</source>
        <translation>Guernesey</translation>
    </message>
    <message>
        <source>Ghana</source>
        <translation>Ghana</translation>
    </message>
    <message>
        <source>Gibraltar</source>
        <translation>Gibraltar</translation>
    </message>
    <message>
        <source>Greenland</source>
        <translation>Groenland</translation>
    </message>
    <message>
        <source>Gambia</source>
        <translation>Gambie</translation>
    </message>
    <message>
        <source>Guinea</source>
        <translation>Guinée</translation>
    </message>
    <message>
        <source>Guadeloupe</source>
        <translation>Guadeloupe</translation>
    </message>
    <message>
        <source>Equatorial Guinea</source>
        <translation>Guinée équatoriale</translation>
    </message>
    <message>
        <source>Greece</source>
        <translation>Grèce</translation>
    </message>
    <message>
        <source>South Georgia and the South Sandwich Islands</source>
        <translation>Géorgie du Sud et îles Sandwich du Sud</translation>
    </message>
    <message>
        <source>Guatemala</source>
        <translation>Guatemala</translation>
    </message>
    <message>
        <source>Guam</source>
        <translation>Guam</translation>
    </message>
    <message>
        <source>Guinea-Bissau</source>
        <translation>Guinée-Bissau</translation>
    </message>
    <message>
        <source>Guyana</source>
        <translation>Guyana</translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation>Hong Kong</translation>
    </message>
    <message>
        <source>Heard Island and McDonald Islands</source>
        <translation>Îles Heard-et-MacDonald</translation>
    </message>
    <message>
        <source>Honduras</source>
        <translation>Honduras</translation>
    </message>
    <message>
        <source>Croatia</source>
        <translation>Croatie</translation>
    </message>
    <message>
        <source>Haiti</source>
        <translation>Haïti</translation>
    </message>
    <message>
        <source>Hungary</source>
        <translation>Hongrie</translation>
    </message>
    <message>
        <source>Indonesia</source>
        <translation>Indonésie</translation>
    </message>
    <message>
        <source>Ireland</source>
        <translation>Irlande</translation>
    </message>
    <message>
        <source>Israel</source>
        <translation>Israël</translation>
    </message>
    <message>
        <source>Isle of Man</source>
        <translation>Île de Man</translation>
    </message>
    <message>
        <source>India</source>
        <translation>Inde</translation>
    </message>
    <message>
        <source>British Indian Ocean Territory</source>
        <translation>Territoire britannique de l’océan Indien</translation>
    </message>
    <message>
        <source>Iraq</source>
        <translation>Irak</translation>
    </message>
    <message>
        <source>Iran</source>
        <translation>Iran</translation>
    </message>
    <message>
        <source>Iceland</source>
        <translation>Islande</translation>
    </message>
    <message>
        <source>Italy</source>
        <translation>Italie</translation>
    </message>
    <message>
        <source>Jersey</source>
        <translation>Jersey</translation>
    </message>
    <message>
        <source>Jamaica</source>
        <translation>Jamaïque</translation>
    </message>
    <message>
        <source>Jordan</source>
        <translation>Jordanie</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>Japon</translation>
    </message>
    <message>
        <source>Kenya</source>
        <translation>Kenya</translation>
    </message>
    <message>
        <source>Kyrgyzstan</source>
        <translation>Kirghizistan</translation>
    </message>
    <message>
        <source>Cambodia</source>
        <translation>Cambodge</translation>
    </message>
    <message>
        <source>Kiribati</source>
        <translation>Kiribati</translation>
    </message>
    <message>
        <source>Comoros</source>
        <translation>Comores</translation>
    </message>
    <message>
        <source>Saint Kitts and Nevis</source>
        <translation>Saint-Christophe-et-Niévès</translation>
    </message>
    <message>
        <source>North Korea</source>
        <translation>Corée du Nord</translation>
    </message>
    <message>
        <source>South Korea</source>
        <translation>Corée du Sud</translation>
    </message>
    <message>
        <source>Kuwait</source>
        <translation>Koweït</translation>
    </message>
    <message>
        <source>Cayman Islands</source>
        <translation>Îles Caïmans</translation>
    </message>
    <message>
        <source>Kazakhstan</source>
        <translation>Kazakhstan</translation>
    </message>
    <message>
        <source>Laos</source>
        <translation>Laos</translation>
    </message>
    <message>
        <source>Lebanon</source>
        <translation>Liban</translation>
    </message>
    <message>
        <source>Saint Lucia</source>
        <translation>Sainte-Lucie</translation>
    </message>
    <message>
        <source>Liechtenstein</source>
        <translation>Liechtenstein</translation>
    </message>
    <message>
        <source>Sri Lanka</source>
        <translation>Sri Lanka</translation>
    </message>
    <message>
        <source>Liberia</source>
        <translation>Liberia</translation>
    </message>
    <message>
        <source>Lesotho</source>
        <translation>Lesotho</translation>
    </message>
    <message>
        <source>Lithuania</source>
        <translation>Lituanie</translation>
    </message>
    <message>
        <source>Luxembourg</source>
        <translation>Luxembourg</translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation>Lettonie</translation>
    </message>
    <message>
        <source>Libya</source>
        <translation>Libye</translation>
    </message>
    <message>
        <source>Morocco</source>
        <translation>Maroc</translation>
    </message>
    <message>
        <source>Monaco</source>
        <translation>Monaco</translation>
    </message>
    <message>
        <source>Moldova</source>
        <translation>Moldavie</translation>
    </message>
    <message>
        <source>Montenegro</source>
        <translation>Monténégro</translation>
    </message>
    <message>
        <source>Saint Martin</source>
        <translation>Saint-Martin</translation>
    </message>
    <message>
        <source>Madagascar</source>
        <translation>Madagascar</translation>
    </message>
    <message>
        <source>Marshall Islands</source>
        <translation>Îles Marshall</translation>
    </message>
    <message>
        <source>North Macedonia</source>
        <translation>Macédoine du Nord</translation>
    </message>
    <message>
        <source>Mali</source>
        <translation>Mali</translation>
    </message>
    <message>
        <source>Myanmar</source>
        <translation>Myanmar</translation>
    </message>
    <message>
        <source>Mongolia</source>
        <translation>Mongolie</translation>
    </message>
    <message>
        <source>Macao</source>
        <translation>Macao</translation>
    </message>
    <message>
        <source>Northern Mariana Islands</source>
        <translation>Îles Mariannes du Nord</translation>
    </message>
    <message>
        <source>Martinique</source>
        <translation>Martinique</translation>
    </message>
    <message>
        <source>Mauritania</source>
        <translation>Mauritanie</translation>
    </message>
    <message>
        <source>Montserrat</source>
        <translation>Montserrat</translation>
    </message>
    <message>
        <source>Malta</source>
        <translation>Malte</translation>
    </message>
    <message>
        <source>Mauritius</source>
        <translation>Maurice</translation>
    </message>
    <message>
        <source>Maldives</source>
        <translation>Maldives</translation>
    </message>
    <message>
        <source>Malawi</source>
        <translation>Malawi</translation>
    </message>
    <message>
        <source>Mexico</source>
        <translation>Mexique</translation>
    </message>
    <message>
        <source>Malaysia</source>
        <translation>Malaisie</translation>
    </message>
    <message>
        <source>Mozambique</source>
        <translation>Mozambique</translation>
    </message>
    <message>
        <source>Namibia</source>
        <translation>Namibie</translation>
    </message>
    <message>
        <source>New Caledonia</source>
        <translation>Nouvelle-Calédonie</translation>
    </message>
    <message>
        <source>Niger</source>
        <translation>Niger</translation>
    </message>
    <message>
        <source>Norfolk Island</source>
        <translation>Île Norfolk</translation>
    </message>
    <message>
        <source>Nigeria</source>
        <translation>Nigeria</translation>
    </message>
    <message>
        <source>Nicaragua</source>
        <translation>Nicaragua</translation>
    </message>
    <message>
        <source>Netherlands</source>
        <translation>Pays-Bas</translation>
    </message>
    <message>
        <source>Norway</source>
        <translation>Norvège</translation>
    </message>
    <message>
        <source>Nepal</source>
        <translation>Népal</translation>
    </message>
    <message>
        <source>Nauru</source>
        <translation>Nauru</translation>
    </message>
    <message>
        <source>Niue</source>
        <translation>Niue</translation>
    </message>
    <message>
        <source>New Zealand</source>
        <translation>Nouvelle-Zélande</translation>
    </message>
    <message>
        <source>Oman</source>
        <translation>Oman</translation>
    </message>
    <message>
        <source>Panama</source>
        <translation>Panama</translation>
    </message>
    <message>
        <source>Peru</source>
        <translation>Pérou</translation>
    </message>
    <message>
        <source>French Polynesia</source>
        <translation>Polynésie française</translation>
    </message>
    <message>
        <source>Papua New Guinea</source>
        <translation>Papouasie-Nouvelle-Guinée</translation>
    </message>
    <message>
        <source>Philippines</source>
        <translation>Philippines</translation>
    </message>
    <message>
        <source>Pakistan</source>
        <translation>Pakistan</translation>
    </message>
    <message>
        <source>Poland</source>
        <translation>Pologne</translation>
    </message>
    <message>
        <source>Saint Pierre and Miquelon</source>
        <translation>Saint-Pierre-et-Miquelon</translation>
    </message>
    <message>
        <source>Pitcairn</source>
        <translation>Pitcairn</translation>
    </message>
    <message>
        <source>Puerto Rico</source>
        <translation>Porto Rico</translation>
    </message>
    <message>
        <source>Palestine</source>
        <translation>Palestine</translation>
    </message>
    <message>
        <source>Portugal</source>
        <translation>Portugal</translation>
    </message>
    <message>
        <source>Palau</source>
        <translation>Palaos</translation>
    </message>
    <message>
        <source>Paraguay</source>
        <translation>Paraguay</translation>
    </message>
    <message>
        <source>Qatar</source>
        <translation>Qatar</translation>
    </message>
    <message>
        <source>Réunion</source>
        <translation>La Réunion</translation>
    </message>
    <message>
        <source>Romania</source>
        <translation>Roumanie</translation>
    </message>
    <message>
        <source>Serbia</source>
        <translation>Serbie</translation>
    </message>
    <message>
        <source>Russia</source>
        <translation>Russie</translation>
    </message>
    <message>
        <source>Rwanda</source>
        <translation>Rwanda</translation>
    </message>
    <message>
        <source>Saudi Arabia</source>
        <translation>Arabie saoudite</translation>
    </message>
    <message>
        <source>Solomon Islands</source>
        <translation>Îles Salomon</translation>
    </message>
    <message>
        <source>Seychelles</source>
        <translation>Seychelles</translation>
    </message>
    <message>
        <source>Sudan</source>
        <translation>Soudan</translation>
    </message>
    <message>
        <source>Sweden</source>
        <translation>Suède</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>Singapour</translation>
    </message>
    <message>
        <source>Saint Helena</source>
        <translation>Sainte-Hélène</translation>
    </message>
    <message>
        <source>Slovenia</source>
        <translation>Slovénie</translation>
    </message>
    <message>
        <source>Svalbard and Jan Mayen</source>
        <translation>Svalbard et Jan Mayen</translation>
    </message>
    <message>
        <source>Slovakia</source>
        <translation>Slovaquie</translation>
    </message>
    <message>
        <source>Sierra Leone</source>
        <translation>Sierra Leone</translation>
    </message>
    <message>
        <source>San Marino</source>
        <translation>Saint-Marin</translation>
    </message>
    <message>
        <source>Senegal</source>
        <translation>Sénégal</translation>
    </message>
    <message>
        <source>Somalia</source>
        <translation>Somalie</translation>
    </message>
    <message>
        <source>Suriname</source>
        <translation>Suriname</translation>
    </message>
    <message>
        <source>South Sudan</source>
        <translation>Soudan du Sud</translation>
    </message>
    <message>
        <source>São Tomé and Príncipe</source>
        <translation>Sao Tomé-et-Principe</translation>
    </message>
    <message>
        <source>El Salvador</source>
        <translation>Salvador</translation>
    </message>
    <message>
        <source>Sint Maarten</source>
        <translation>Saint-Martin (Pays-Bas)</translation>
    </message>
    <message>
        <source>Syria</source>
        <translation>Syrie</translation>
    </message>
    <message>
        <source>Eswatini</source>
        <translation>Eswatini</translation>
    </message>
    <message>
        <source>Turks and Caicos Islands</source>
        <translation>Îles Turques-et-Caïques</translation>
    </message>
    <message>
        <source>Chad</source>
        <translation>Tchad</translation>
    </message>
    <message>
        <source>French Southern Territories</source>
        <translation>Terres australes françaises</translation>
    </message>
    <message>
        <source>Togo</source>
        <translation>Togo</translation>
    </message>
    <message>
        <source>Thailand</source>
        <translation>Thaïlande</translation>
    </message>
    <message>
        <source>Tajikistan</source>
        <translation>Tadjikistan</translation>
    </message>
    <message>
        <source>Tokelau</source>
        <translation>Tokelau</translation>
    </message>
    <message>
        <source>Timor-Leste</source>
        <translation>Timor oriental</translation>
    </message>
    <message>
        <source>Turkmenistan</source>
        <translation>Turkménistan</translation>
    </message>
    <message>
        <source>Tunisia</source>
        <translation>Tunisie</translation>
    </message>
    <message>
        <source>Tonga</source>
        <translation>Tonga</translation>
    </message>
    <message>
        <source>Türkiye</source>
        <translation>Turquie</translation>
    </message>
    <message>
        <source>Trinidad and Tobago</source>
        <translation>Trinité-et-Tobago</translation>
    </message>
    <message>
        <source>Tuvalu</source>
        <translation>Tuvalu</translation>
    </message>
    <message>
        <source>Taiwan</source>
        <translation>Taïwan</translation>
    </message>
    <message>
        <source>Tanzania</source>
        <translation>Tanzanie</translation>
    </message>
    <message>
        <source>Ukraine</source>
        <translation>Ukraine</translation>
    </message>
    <message>
        <source>Uganda</source>
        <translation>Ouganda</translation>
    </message>
    <message>
        <source>United States Minor Outlying Islands</source>
        <translation>Îles mineures éloignées des États-Unis</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>États-Unis</translation>
    </message>
    <message>
        <source>Uruguay</source>
        <translation>Uruguay</translation>
    </message>
    <message>
        <source>Uzbekistan</source>
        <translation>Ouzbékistan</translation>
    </message>
    <message>
        <source>Vatican City</source>
        <translation>Vatican</translation>
    </message>
    <message>
        <source>Saint Vincent and the Grenadines</source>
        <translation>Saint-Vincent-et-les-Grenadines</translation>
    </message>
    <message>
        <source>Venezuela</source>
        <translation>Venezuela</translation>
    </message>
    <message>
        <source>British Virgin Islands</source>
        <translation>Îles Vierges britanniques</translation>
    </message>
    <message>
        <source>U.S. Virgin Islands</source>
        <translation>Îles Vierges américaines</translation>
    </message>
    <message>
        <source>Vietnam</source>
        <translation>Viêt Nam</translation>
    </message>
    <message>
        <source>Vanuatu</source>
        <translation>Vanuatu</translation>
    </message>
    <message>
        <source>Wallis and Futuna</source>
        <translation>Wallis-et-Futuna</translation>
    </message>
    <message>
        <source>Samoa</source>
        <translation>Samoa</translation>
    </message>
    <message>
        <source>Yemen</source>
        <translation>Yémen</translation>
    </message>
    <message>
        <source>Mayotte</source>
        <translation>Mayotte</translation>
    </message>
    <message>
        <source>South Africa</source>
        <translation>Afrique du Sud</translation>
    </message>
    <message>
        <source>Zambia</source>
        <translation>Zambie</translation>
    </message>
    <message>
        <source>Zimbabwe</source>
        <translation>Zimbabwe</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>“%1”</source>
        <translation>«&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>All invoices</source>
        <translation>Toutes les factures</translation>
    </message>
    <message>
        <source>Issued on %1</source>
        <translation>Émises le %1</translation>
    </message>
    <message>
        <source>Issued from %1</source>
        <translation>Émises à partir du %1</translation>
    </message>
    <message>
        <source>Issued until %1</source>
        <translation>Émises jusqu’au %1</translation>
    </message>
    <message>
        <source>Currency: %1</source>
        <translation>Devise&#xa0;: %1</translation>
    </message>
    <message>
        <source>Seller: %1</source>
        <translation>Vendeur&#xa0;: %1</translation>
    </message>
    <message>
        <source>Buyer: %1</source>
        <translation>Acheteur&#xa0;: %1</translation>
    </message>
    <message>
        <source>Country: %1</source>
        <translation>Pays&#xa0;: %1</translation>
    </message>
    <message>
        <source>Payment: not given</source>
        <translation>Paiement&#xa0;: non indiqué</translation>
    </message>
    <message>
        <source>Payment: %1</source>
        <translation>Paiement&#xa0;: %1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Source&#xa0;: %1</translation>
    </message>
    <message>
        <source>Shown only</source>
        <translation>Affichées seulement</translation>
    </message>
    <message>
        <source>Sorted by currency, then %1, descending</source>
        <translation>Tri par devise, puis %1, décroissant</translation>
    </message>
    <message>
        <source>Sorted by currency, then %1, ascending</source>
        <translation>Tri par devise, puis %1, croissant</translation>
    </message>
    <message>
        <source>Sorted by %1, descending</source>
        <translation>Tri par %1, décroissant</translation>
    </message>
    <message>
        <source>Sorted by %1, ascending</source>
        <translation>Tri par %1, croissant</translation>
    </message>
    <message>
        <source>Issued: %1 to %2</source>
        <translation>Émises&#xa0;: du %1 au %2</translation>
    </message>
    <message>
        <source>Minimum total: %1</source>
        <translation>Total TTC minimal&#xa0;: %1</translation>
    </message>
    <message>
        <source>Maximum total: %1</source>
        <translation>Total TTC maximal&#xa0;: %1</translation>
    </message>
    <message>
        <source>Total: %1 to %2</source>
        <translation>Total TTC&#xa0;: de %1 à %2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>two risks</comment>
        <translation>%1 ou %2</translation>
    </message>
    <message>
        <source>Risk: %1</source>
        <translation>Risque&#xa0;: %1</translation>
    </message>
    <message>
        <source>Credit notes</source>
        <translation>Avoirs</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Factures</translation>
    </message>
    <message>
        <source>Due on %1</source>
        <translation>Échéance le %1</translation>
    </message>
    <message>
        <source>Due from %1</source>
        <translation>Échéance à partir du %1</translation>
    </message>
    <message>
        <source>Due until %1</source>
        <translation>Échéance jusqu’au %1</translation>
    </message>
    <message>
        <source>Due: %1 to %2</source>
        <translation>Échéance&#xa0;: %1 à %2</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>En retard</translation>
    </message>
</context>
<context>
    <name>ImportWording</name>
    <message>
        <source>Invoice number</source>
        <translation>Numéro de facture</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Vendeur</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Acheteur</translation>
    </message>
    <message>
        <source>Exporting country</source>
        <translation>Pays exportateur</translation>
    </message>
    <message>
        <source>Importing country</source>
        <translation>Pays importateur</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Total HT</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>TVA</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total TTC</translation>
    </message>
    <message>
        <source>Payment mechanism</source>
        <translation>Mode de paiement</translation>
    </message>
    <message>
        <source>Risk profile</source>
        <translation>Profil de risque</translation>
    </message>
    <message>
        <source>no such column</source>
        <translation>colonne absente</translation>
    </message>
    <message>
        <source>from the profile</source>
        <translation>du profil</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>choisi</translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation>séparé par des virgules</translation>
    </message>
    <message>
        <source>separated by semicolons</source>
        <translation>séparé par des points-virgules</translation>
    </message>
    <message>
        <source>separated by tabs</source>
        <translation>séparé par des tabulations</translation>
    </message>
    <message>
        <source>separated by “%1”</source>
        <translation>séparé par «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>VAT rate (%)</source>
        <translation>Taux de TVA (%)</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>Prix unitaire</translation>
    </message>
    <message>
        <source>Line total</source>
        <translation>Total de la ligne</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>two fields</comment>
        <translation>%1 ou %2</translation>
    </message>
    <message>
        <source>not mapped</source>
        <translation>non associé</translation>
    </message>
    <message>
        <source>detected</source>
        <translation>détecté</translation>
    </message>
    <message>
        <source>one row per line item</source>
        <translation>une ligne par article</translation>
    </message>
    <message>
        <source>one row per invoice</source>
        <translation>une ligne par facture</translation>
    </message>
    <message>
        <source>Rows: %1</source>
        <translation>Lignes&#xa0;: %1</translation>
    </message>
    <message>
        <source>First rows: %1</source>
        <translation>Premières lignes&#xa0;: %1</translation>
    </message>
    <message>
        <source>Invoices: %1</source>
        <translation>Factures&#xa0;: %1</translation>
    </message>
    <message>
        <source>Rejected: %1</source>
        <translation>Refusées&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>Import cancelled. The %1 invoices imported before that are kept.</source>
        <translation>
            <numerusform>Importation annulée. %1 facture déjà importée est conservée.</numerusform>
            <numerusform>Importation annulée. Les %1 factures déjà importées sont conservées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import stopped: %1</source>
        <translation>Importation arrêtée&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>Nothing new: all %1 invoices are already stored.</source>
        <translation>
            <numerusform>Rien de nouveau&#xa0;: %1 facture, déjà enregistrée.</numerusform>
            <numerusform>Rien de nouveau&#xa0;: les %1 factures sont déjà enregistrées.</numerusform>
        </translation>
    </message>
    <message>
        <source>No invoices imported.</source>
        <translation>Aucune facture importée.</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices imported. Some files couldn’t be read to the end.</source>
        <translation>
            <numerusform>%1 facture importée. Certains fichiers n’ont pas pu être lus jusqu’au bout.</numerusform>
            <numerusform>%1 factures importées. Certains fichiers n’ont pas pu être lus jusqu’au bout.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices imported. Rejected rows: %2.</source>
        <translation>
            <numerusform>%1 facture importée. Lignes refusées&#xa0;: %2.</numerusform>
            <numerusform>%1 factures importées. Lignes refusées&#xa0;: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices imported.</source>
        <translation>
            <numerusform>%1 facture importée.</numerusform>
            <numerusform>%1 factures importées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Ignorées&#xa0;: %1</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>ligne %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>line %1, %2: %3</source>
        <comment>line, column, text</comment>
        <translation>ligne %1, %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what was found out, and where</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Line discount</source>
        <translation>Remise de la ligne</translation>
    </message>
    <message>
        <source>Line discount (%)</source>
        <translation>Remise de la ligne (%)</translation>
    </message>
    <message>
        <source>Line VAT</source>
        <translation>TVA de la ligne</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>Date d’échéance</translation>
    </message>
    <message>
        <source>Seller tax ID</source>
        <translation>N° fiscal du vendeur</translation>
    </message>
    <message>
        <source>Buyer tax ID</source>
        <translation>N° fiscal de l’acheteur</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>Frais de port</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Remise</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Arrondi</translation>
    </message>
    <message>
        <source>Refunded amount</source>
        <translation>Montant remboursé</translation>
    </message>
    <message>
        <source>Issue date</source>
        <translation>Date d’émission</translation>
    </message>
    <message>
        <source>VAT breakdown</source>
        <translation>Ventilation de la TVA</translation>
    </message>
</context>
<context>
    <name>InvoiceText</name>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Vendeur</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Acheteur</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Trajet</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Paiement</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Total HT</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>TVA</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total TTC</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risque</translation>
    </message>
    <message>
        <source>Credit note %1</source>
        <comment>its number</comment>
        <translation>Avoir %1</translation>
    </message>
    <message>
        <source>%1 at %2%</source>
        <comment>an amount of VAT and its rate</comment>
        <translation>%1 à %2&#x202f;%</translation>
    </message>
</context>
<context>
    <name>PdfFile</name>
    <message>
        <source>%1 of %2</source>
        <comment>a page</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 invoices</source>
        <translation>
            <numerusform>%1&#xa0;: %2 facture</numerusform>
            <numerusform>%1&#xa0;: %2 factures</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>name of a sum, and the sum</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>SavedViews</name>
    <message>
        <source>All invoices</source>
        <translation>Toutes les factures</translation>
    </message>
    <message>
        <source>Red risk</source>
        <translation>Risque rouge</translation>
    </message>
    <message>
        <source>Issued today</source>
        <translation>Émises aujourd’hui</translation>
    </message>
    <message>
        <source>Issued this month</source>
        <translation>Émises ce mois-ci</translation>
    </message>
    <message>
        <source>Largest first, by currency</source>
        <translation>Montants décroissants, par devise</translation>
    </message>
    <message>
        <source>Credit notes</source>
        <translation>Avoirs</translation>
    </message>
    <message>
        <source>Check failed</source>
        <translation>Contrôle non conforme</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>En retard</translation>
    </message>
</context>
<context>
    <name>SearchText</name>
    <message>
        <source>#</source>
        <comment>the place in the order of arrival</comment>
        <translation>N°</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Émise</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Vendeur</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Acheteur</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>VAT rate</source>
        <translation>Taux de TVA</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Total HT</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>TVA</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total TTC</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Paiement</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risque</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Enregistrées</translation>
    </message>
    <message>
        <source>Exporting country</source>
        <translation>Pays exportateur</translation>
    </message>
    <message>
        <source>Importing country</source>
        <translation>Pays importateur</translation>
    </message>
    <message>
        <source>From country</source>
        <comment>exporting country</comment>
        <translation>Pays exportateur</translation>
    </message>
    <message>
        <source>To country</source>
        <comment>importing country</comment>
        <translation>Pays importateur</translation>
    </message>
    <message>
        <source>Issue date</source>
        <translation>Date d’émission</translation>
    </message>
    <message>
        <source>Due</source>
        <comment>due date</comment>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Seller tax ID</source>
        <translation>N° fiscal du vendeur</translation>
    </message>
    <message>
        <source>Buyer tax ID</source>
        <translation>N° fiscal de l’acheteur</translation>
    </message>
    <message>
        <source>VAT breakdown</source>
        <translation>Ventilation de la TVA</translation>
    </message>
    <message>
        <source>Order of arrival</source>
        <translation>Ordre d’arrivée</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>%1 at %2%</source>
        <translation>%1 à %2&#x202f;%</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>Avoir</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Facture</translation>
    </message>
    <message>
        <source>%1 credit</source>
        <comment>amount of a credit note</comment>
        <translation>%1 d’avoir</translation>
    </message>
    <message>
        <source>Check</source>
        <comment>whether the figures of an e-invoice hold</comment>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>passed</source>
        <comment>the check of an e-invoice</comment>
        <translation>conforme</translation>
    </message>
    <message>
        <source>check failed</source>
        <comment>the check of an e-invoice</comment>
        <translation>contrôle non conforme</translation>
    </message>
    <message>
        <source>Check passed</source>
        <translation>Contrôle conforme</translation>
    </message>
    <message>
        <source>Check failed</source>
        <translation>Contrôle non conforme</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Non contrôlée</translation>
    </message>
</context>
<context>
    <name>SettingsWording</name>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>Web server</source>
        <translation>Serveur web</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Generation rate</source>
        <translation>Débit de génération</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <source>Redis cache</source>
        <translation>Cache Redis</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Allowed origins</source>
        <translation>Origines autorisées</translation>
    </message>
    <message>
        <source>Log file</source>
        <translation>Fichier journal</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Files to keep</source>
        <translation>Fichiers à conserver</translation>
    </message>
    <message>
        <source>Show rate</source>
        <translation>Débit d’affichage</translation>
    </message>
    <message>
        <source>Paced invoices</source>
        <translation>Factures cadencées</translation>
    </message>
    <message>
        <source>Run length (seconds)</source>
        <translation>Durée de la session (secondes)</translation>
    </message>
    <message>
        <source>Demo seed</source>
        <translation>Graine de démonstration</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Jeton d’accès</translation>
    </message>
    <message>
        <source>Stripe webhook secret</source>
        <translation>Secret du webhook Stripe</translation>
    </message>
    <message>
        <source>Shopify webhook secret</source>
        <translation>Secret du webhook Shopify</translation>
    </message>
    <message>
        <source>WooCommerce webhook secret</source>
        <translation>Secret du webhook WooCommerce</translation>
    </message>
    <message>
        <source>Seller for webhooks</source>
        <translation>Vendeur pour les webhooks</translation>
    </message>
    <message>
        <source>Log level</source>
        <translation>Niveau de journalisation</translation>
    </message>
    <message>
        <source>Per-category levels</source>
        <translation>Niveaux par catégorie</translation>
    </message>
    <message>
        <source>File size (MB)</source>
        <translation>Taille des fichiers (Mo)</translation>
    </message>
    <message>
        <source>All invoices</source>
        <translation>Toutes les factures</translation>
    </message>
    <message>
        <source>Demo invoices</source>
        <translation>Factures de démonstration</translation>
    </message>
    <message>
        <source>Use system setting</source>
        <translation>Selon le système</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Par défaut</translation>
    </message>
    <message>
        <source>From %1, line %2</source>
        <translation>De %1, ligne %2</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importation</translation>
    </message>
    <message>
        <source>Seller in imported files</source>
        <translation>Vendeur pour les fichiers importés</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>Dossier surveillé</translation>
    </message>
    <message>
        <source>Profile for CSV files in that folder</source>
        <translation>Profil des fichiers CSV de ce dossier</translation>
    </message>
    <message>
        <source>Largest original kept, in MB</source>
        <translation>Plus grand original conservé, en Mo</translation>
    </message>
    <message>
        <source>Currency in imported files</source>
        <translation>Devise pour les fichiers importés</translation>
    </message>
</context>
<context>
    <name>SystemWording</name>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarre</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Crashed</source>
        <translation>Planté</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>S’arrête</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>En échec</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Débogage</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Plein</translation>
    </message>
    <message>
        <source>Not responding</source>
        <translation>Ne répond pas</translation>
    </message>
    <message>
        <source>If an actor crashes, only that actor restarts.</source>
        <translation>Si un acteur plante, lui seul redémarre.</translation>
    </message>
    <message>
        <source>If an actor crashes, all actors of the group restart.</source>
        <translation>Si un acteur plante, tous les acteurs du groupe redémarrent.</translation>
    </message>
    <message>
        <source>If an actor crashes, it and the actors below it in the group restart.</source>
        <translation>Si un acteur plante, lui et les acteurs en dessous de lui dans le groupe redémarrent.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Unavailable</source>
        <translation>Indisponible</translation>
    </message>
    <message>
        <source>%1&#xa0;µs</source>
        <comment>microseconds</comment>
        <translation>%1&#xa0;µs</translation>
    </message>
    <message>
        <source>%1&#xa0;ms</source>
        <comment>milliseconds</comment>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>%1&#xa0;s</source>
        <comment>seconds</comment>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1&#xa0;MB</source>
        <comment>megabytes</comment>
        <translation>%1&#xa0;Mo</translation>
    </message>
</context>
<context>
    <name>TaxCheck</name>
    <message>
        <source>too large to calculate</source>
        <translation>trop grand pour être calculé</translation>
    </message>
    <message>
        <source>%1 × %2% = %3</source>
        <comment>subtotal, rate, VAT</comment>
        <translation>%1 × %2&#x202f;% = %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of VAT, calculation</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>VAT matches, rounded half away from zero</source>
        <translation>La TVA concorde (demis arrondis en s’éloignant de zéro)</translation>
    </message>
    <message>
        <source>VAT on the invoice</source>
        <translation>TVA sur la facture</translation>
    </message>
    <message>
        <source>VAT on the invoice: %1 less than calculated</source>
        <translation>TVA sur la facture&#xa0;: %1 de moins que le calcul</translation>
    </message>
    <message>
        <source>VAT on the invoice: %1 more than calculated</source>
        <translation>TVA sur la facture&#xa0;: %1 de plus que le calcul</translation>
    </message>
    <message>
        <source>Matches the VAT</source>
        <translation>Concorde avec la TVA</translation>
    </message>
    <message>
        <source>VAT on the invoice: %1</source>
        <translation>TVA sur la facture&#xa0;: %1</translation>
    </message>
    <message>
        <source>Matches the total</source>
        <translation>Concorde avec le total TTC</translation>
    </message>
    <message>
        <source>Total on the invoice: %1</source>
        <translation>Total TTC sur la facture&#xa0;: %1</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Zero rate</source>
        <translation>Taux zéro</translation>
    </message>
    <message>
        <source>Exempt</source>
        <translation>Exonération</translation>
    </message>
    <message>
        <source>Reverse charge</source>
        <translation>Autoliquidation</translation>
    </message>
    <message>
        <source>Intra-Community supply</source>
        <translation>Livraison intracommunautaire</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportation</translation>
    </message>
    <message>
        <source>Outside the scope of VAT</source>
        <translation>Hors champ de la TVA</translation>
    </message>
    <message>
        <source>IGIC (Canary Islands)</source>
        <translation>IGIC (îles Canaries)</translation>
    </message>
    <message>
        <source>IPSI (Ceuta and Melilla)</source>
        <translation>IPSI (Ceuta et Melilla)</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Idle</source>
        <translation>Au repos</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Vert</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rouge</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>illimité</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 désactivé</translation>
    </message>
    <message>
        <source>%1 %2 ms</source>
        <translation>%1 %2 ms</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 en échec</translation>
    </message>
    <message>
        <source>%1 ready</source>
        <translation>%1 prêt</translation>
    </message>
    <message>
        <source>%1 full</source>
        <translation>%1 plein</translation>
    </message>
    <message>
        <source>Stopped by an error</source>
        <translation>Arrêté par une erreur</translation>
    </message>
    <message>
        <source>Database unavailable</source>
        <translation>Base de données indisponible</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>generating demo invoices</comment>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Showing backlog</source>
        <translation>Affichage en cours</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>by an error; at most 12 characters</comment>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Unavailable</source>
        <comment>the database; at most 14 characters</comment>
        <translation>Indisponible</translation>
    </message>
    <message>
        <source>Backlog</source>
        <comment>is being shown; at most 12 characters</comment>
        <translation>À afficher</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>%1 invoices per second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>minutes and seconds</comment>
        <translation>%1&#xa0;min %2&#xa0;s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours and minutes</comment>
        <translation>%1&#xa0;h %2&#xa0;min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>days and hours</comment>
        <translation>%1&#xa0;j %2&#xa0;h</translation>
    </message>
    <message>
        <source>Can’t open the database</source>
        <translation>Impossible d’ouvrir la base de données</translation>
    </message>
    <message>
        <source>Waiting for %1…</source>
        <comment>a database</comment>
        <translation>En attente de %1…</translation>
    </message>
    <message>
        <source>%1 connecting…</source>
        <translation>%1&#xa0;: connexion…</translation>
    </message>
    <message>
        <source>%1 unavailable</source>
        <translation>%1 indisponible</translation>
    </message>
</context>
<context>
    <name>billow::AboutDialog</name>
    <message>
        <source>About Billow</source>
        <translation>À propos de Billow</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Billow %1</source>
        <translation>Billow %1</translation>
    </message>
    <message>
        <source>A live invoice dashboard: stores every invoice durably, shows it at a readable pace, and totals to the cent.</source>
        <translation>Un tableau de bord des factures en direct&#xa0;: il enregistre durablement chaque facture, l’affiche à un rythme lisible et calcule les totaux au centime près.</translation>
    </message>
    <message>
        <source>Made with Qt %1. Billow’s own code is under the MIT licence. The program as a whole contains Qt HttpServer and is under the GNU General Public License, version 3.</source>
        <translation>Réalisé avec Qt %1. Le code propre à Billow est sous licence MIT. Le programme dans son ensemble contient Qt HttpServer et relève de la licence publique générale GNU, version 3.</translation>
    </message>
</context>
<context>
    <name>billow::ActorTree</name>
    <message>
        <source>Supervision tree</source>
        <translation>Arbre de supervision</translation>
    </message>
</context>
<context>
    <name>billow::ActorTreeModel</name>
    <message>
        <source>Actor</source>
        <translation>Acteur</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Par seconde</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Redémarrages</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Dernière erreur</translation>
    </message>
    <message>
        <source>Messages not handled yet</source>
        <translation>Messages pas encore traités</translation>
    </message>
    <message>
        <source>Queued</source>
        <comment>messages</comment>
        <translation>File d’attente</translation>
    </message>
    <message>
        <source>Messages handled per second</source>
        <translation>Messages traités par seconde</translation>
    </message>
    <message>
        <source>Average time per message since the start</source>
        <translation>Durée moyenne par message depuis le démarrage</translation>
    </message>
    <message>
        <source>Slowest message since the start</source>
        <translation>Message le plus lent depuis le démarrage</translation>
    </message>
    <message>
        <source>Restarts after a crash</source>
        <translation>Redémarrages après un plantage</translation>
    </message>
    <message>
        <source>Reason for the last crash</source>
        <translation>Cause du dernier plantage</translation>
    </message>
</context>
<context>
    <name>billow::Alerts</name>
    <message numerus="yes">
        <source>%1 invoices generated.</source>
        <translation>
            <numerusform>%1 facture générée.</numerusform>
            <numerusform>%1 factures générées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices are waiting to be shown.</source>
        <translation>
            <numerusform>%1 facture reste à afficher.</numerusform>
            <numerusform>%1 factures restent à afficher.</numerusform>
        </translation>
    </message>
    <message>
        <source>Run finished</source>
        <translation>Session terminée</translation>
    </message>
    <message>
        <source>All invoices shown</source>
        <translation>Toutes les factures sont affichées</translation>
    </message>
    <message>
        <source>No invoices of the last run are waiting.</source>
        <translation>Il ne reste aucune facture de la dernière session à afficher.</translation>
    </message>
    <message>
        <source>%1: %2 from %3</source>
        <comment>number, amount, seller</comment>
        <translation>%1&#xa0;: %2, vendeur %3</translation>
    </message>
    <message>
        <source>%1: %2 from %3, risk %4</source>
        <comment>number, amount, seller, Green, Amber or Red</comment>
        <translation>%1&#xa0;: %2, vendeur %3, risque %4</translation>
    </message>
    <message>
        <source>Invoice needs review</source>
        <translation>Facture à examiner</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices need review</source>
        <translation>
            <numerusform>%1 facture à examiner</numerusform>
            <numerusform>%1 factures à examiner</numerusform>
        </translation>
    </message>
    <message>
        <source>Latest: %1</source>
        <translation>Dernière&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1: %2 from %3, check failed</source>
        <comment>number, amount, seller</comment>
        <translation>%1 : %2 de %3, contrôle non conforme</translation>
    </message>
    <message>
        <source>%1: %2 from %3, overdue since %4</source>
        <comment>number, amount, seller, day</comment>
        <translation>%1 : %2 de %3, en retard depuis le %4</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices have become overdue</source>
        <translation>
            <numerusform>%1 facture est maintenant en retard</numerusform>
            <numerusform>%1 factures sont maintenant en retard</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::AnalyticsCards</name>
    <message>
        <source>Invoices per minute</source>
        <translation>Factures par minute</translation>
    </message>
    <message>
        <source>this minute, so far</source>
        <translation>cette minute, jusqu’ici</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>at the end of %1</source>
        <translation>à la fin de %1</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Enregistrées</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>À afficher</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>TVA</translation>
    </message>
    <message>
        <source>Top sellers (%1)</source>
        <translation>Principaux vendeurs (%1)</translation>
    </message>
    <message>
        <source>Top buyers (%1)</source>
        <translation>Principaux acheteurs (%1)</translation>
    </message>
    <message>
        <source>Value by exporting country (%1)</source>
        <translation>Valeur par pays exportateur (%1)</translation>
    </message>
    <message>
        <source>Value by importing country (%1)</source>
        <translation>Valeur par pays importateur (%1)</translation>
    </message>
    <message>
        <source>Value by risk (%1)</source>
        <translation>Valeur par risque (%1)</translation>
    </message>
    <message>
        <source>Value by payment (%1)</source>
        <translation>Valeur par mode de paiement (%1)</translation>
    </message>
    <message>
        <source>Value per minute (%1)</source>
        <translation>Valeur par minute (%1)</translation>
    </message>
    <message>
        <source>Waiting invoices</source>
        <translation>Factures à afficher</translation>
    </message>
    <message>
        <source>since %1, average</source>
        <translation>depuis %1, moyenne</translation>
    </message>
    <message>
        <source>%1 to %2, average</source>
        <translation>de %1 à %2, moyenne</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Affichées</translation>
    </message>
    <message>
        <source>Value by month of issue (%1)</source>
        <translation>Valeur par mois d’émission (%1)</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total TTC</translation>
    </message>
    <message>
        <source>After credit notes</source>
        <translation>Après avoirs</translation>
    </message>
    <message>
        <source>Invoiced</source>
        <translation>Facturé</translation>
    </message>
    <message>
        <source>Credited</source>
        <translation>Crédité</translation>
    </message>
    <message>
        <source>VAT by rate (%1)</source>
        <translation>TVA par taux (%1)</translation>
    </message>
    <message>
        <source>after credit notes</source>
        <translation>après avoirs</translation>
    </message>
</context>
<context>
    <name>billow::AnalyticsControls</name>
    <message>
        <source>C&amp;urrency</source>
        <translation>&amp;Devise</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices, live</source>
        <translation>
            <numerusform>%1 facture, en direct</numerusform>
            <numerusform>%1 factures, en direct</numerusform>
        </translation>
    </message>
    <message>
        <source>Currency of the amounts</source>
        <translation>Devise des montants</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15&#xa0;min</translation>
    </message>
    <message>
        <source>Per-minute figures, last 15 minutes</source>
        <translation>Chiffres par minute, 15 dernières minutes</translation>
    </message>
    <message>
        <source>Per-minute figures, last hour</source>
        <translation>Chiffres par minute, dernière heure</translation>
    </message>
    <message>
        <source>Per-minute figures, last 6 hours</source>
        <translation>Chiffres par minute, 6 dernières heures</translation>
    </message>
    <message>
        <source>Per-minute figures, last 24 hours</source>
        <translation>Chiffres par minute, 24 dernières heures</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Per-minute figures, range of your choice</source>
        <translation>Chiffres par minute, période de votre choix</translation>
    </message>
    <message>
        <source>Range in minutes</source>
        <translation>Période en minutes</translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes</comment>
        <translation> min</translation>
    </message>
    <message numerus="yes">
        <source>Catching up: %1 of %2 invoices</source>
        <translation>
            <numerusform>Rattrapage en cours&#xa0;: %1 facture sur %2</numerusform>
            <numerusform>Rattrapage en cours&#xa0;: %1 factures sur %2</numerusform>
        </translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
</context>
<context>
    <name>billow::AnalyticsPage</name>
    <message>
        <source>No figures yet</source>
        <translation>Pas encore de chiffres</translation>
    </message>
    <message>
        <source>Press Start (F5), or drop a CSV file here.</source>
        <translation>Cliquez sur «&#xa0;Démarrer&#xa0;» (F5) ou déposez ici un fichier CSV.</translation>
    </message>
    <message>
        <source>Couldn’t load the figures: %1.</source>
        <translation>Impossible de charger les chiffres&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Couldn’t load the figures</source>
        <translation>Impossible de charger les chiffres</translation>
    </message>
</context>
<context>
    <name>billow::BarList</name>
    <message>
        <source>Click to show these invoices</source>
        <translation>Cliquez pour afficher ces factures</translation>
    </message>
</context>
<context>
    <name>billow::ChartCard</name>
    <message>
        <source>Copy figures</source>
        <translation>Copier les chiffres</translation>
    </message>
</context>
<context>
    <name>billow::CloseQuestion</name>
    <message>
        <source>Close Billow</source>
        <translation>Fermer Billow</translation>
    </message>
    <message>
        <source>Close Billow?</source>
        <translation>Fermer Billow&#x202f;?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Keep in tray</source>
        <translation>Garder dans la zone de notification</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Restart Billow</source>
        <translation>Redémarrer Billow</translation>
    </message>
    <message>
        <source>Restart Billow?</source>
        <translation>Redémarrer Billow&#x202f;?</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Redémarrer</translation>
    </message>
    <message>
        <source>Don’t ask again</source>
        <translation>Ne plus demander</translation>
    </message>
    <message>
        <source>An import is running. Restarting stops it; stored invoices are kept. Import the file again to finish.</source>
        <translation>Une importation est en cours. Le redémarrage l’arrête&#x202f;; les factures enregistrées sont conservées. Importez de nouveau le fichier pour terminer.</translation>
    </message>
    <message>
        <source>An import is running. Closing stops it; stored invoices are kept. Import the file again to finish.</source>
        <translation>Une importation est en cours. La fermeture l’arrête&#x202f;; les factures enregistrées sont conservées. Importez de nouveau le fichier pour terminer.</translation>
    </message>
    <message>
        <source>An export is running. Restarting stops it, and no file is written.</source>
        <translation>Une exportation est en cours. Le redémarrage l’arrête, et aucun fichier n’est écrit.</translation>
    </message>
    <message>
        <source>An export is running. Closing stops it, and no file is written.</source>
        <translation>Une exportation est en cours. La fermeture l’arrête, et aucun fichier n’est écrit.</translation>
    </message>
    <message>
        <source>A run is in progress. Restarting stops it; stored invoices are kept.</source>
        <translation>Une session est en cours. Le redémarrage l’arrête&#x202f;; les factures enregistrées sont conservées.</translation>
    </message>
    <message>
        <source>A run is in progress. Closing stops it; stored invoices are kept.</source>
        <translation>Une session est en cours. La fermeture l’arrête&#x202f;; les factures enregistrées sont conservées.</translation>
    </message>
    <message>
        <source>The backlog is still being shown. Stored invoices are kept.</source>
        <translation>L’affichage des factures restantes est en cours. Les factures enregistrées sont conservées.</translation>
    </message>
    <message numerus="yes">
        <source>%1 waiting invoices will be shown next time.</source>
        <translation>
            <numerusform>%1 facture à afficher le sera la prochaine fois.</numerusform>
            <numerusform>%1 factures à afficher le seront la prochaine fois.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::ColumnsMenu</name>
    <message>
        <source>Sort by</source>
        <translation>Trier par</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Décroissant</translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation>Croissant</translation>
    </message>
    <message>
        <source>Fit columns to window</source>
        <translation>Ajuster les colonnes à la fenêtre</translation>
    </message>
    <message>
        <source>Move to start</source>
        <translation>Placer au début</translation>
    </message>
</context>
<context>
    <name>billow::CrashBar</name>
    <message>
        <source>Crash…</source>
        <translation>Faire planter…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Crash %1</source>
        <translation>Faire planter %1</translation>
    </message>
    <message>
        <source>Crash</source>
        <translation>Faire planter</translation>
    </message>
    <message>
        <source>%1 crashed and was restarted (restart %2). Stored invoices aren’t affected.</source>
        <translation>%1 a planté et a été redémarré (redémarrage %2). Les factures enregistrées ne sont pas touchées.</translation>
    </message>
    <message>
        <source>%1 crashed. Restarting…</source>
        <translation>%1 a planté. Redémarrage…</translation>
    </message>
    <message>
        <source>Select an actor to crash it on purpose and see its supervisor restart it.</source>
        <translation>Sélectionnez un acteur pour le faire planter volontairement et voir son superviseur le redémarrer.</translation>
    </message>
    <message>
        <source>Crash %1 on purpose to see its supervisor restart it. Stored invoices aren’t affected.</source>
        <translation>Faites planter %1 volontairement pour voir son superviseur le redémarrer. Les factures enregistrées ne sont pas touchées.</translation>
    </message>
    <message>
        <source>Crash %1? It restarts from the ledger, and the run continues.</source>
        <translation>Faire planter %1&#x202f;? Il redémarre à partir du registre, et la session continue.</translation>
    </message>
    <message>
        <source>Crashing %1 with its next message…</source>
        <translation>%1 plantera à son prochain message…</translation>
    </message>
    <message>
        <source>%1 isn’t handling messages, so it can’t crash now. Try again in a moment.</source>
        <translation>%1 ne traite aucun message et ne peut donc pas planter maintenant. Réessayez dans un instant.</translation>
    </message>
</context>
<context>
    <name>billow::CurrencyLine</name>
    <message>
        <source>%1 in %2</source>
        <comment>a number of invoices in a currency</comment>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>VAT %1</source>
        <translation>TVA %1</translation>
    </message>
    <message>
        <source>Average %1</source>
        <translation>Moyenne %1</translation>
    </message>
</context>
<context>
    <name>billow::DateField</name>
    <message>
        <source>Any</source>
        <comment>date</comment>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Date, for example 2026-11-23. Press Alt+Down for a calendar.</source>
        <translation>Date, par exemple 2026-11-23. Alt+Bas ouvre un calendrier.</translation>
    </message>
    <message>
        <source>Open calendar</source>
        <translation>Ouvrir le calendrier</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
</context>
<context>
    <name>billow::DetailPane</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Details of the selected invoice</source>
        <translation>Détails de la facture sélectionnée</translation>
    </message>
    <message>
        <source>Tax check</source>
        <translation>Contrôle de la taxe</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>non indiqué</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Seller tax ID</source>
        <translation>N° fiscal du vendeur</translation>
    </message>
    <message>
        <source>Buyer tax ID</source>
        <translation>N° fiscal de l’acheteur</translation>
    </message>
    <message>
        <source>Select an invoice to see its details.</source>
        <translation>Sélectionnez une facture pour voir ses détails.</translation>
    </message>
    <message>
        <source>Copy invoice details</source>
        <translation>Copier les détails de la facture</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>Fermer les détails</translation>
    </message>
    <message>
        <source>VAT %1</source>
        <comment>category</comment>
        <translation>TVA %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, overdue by %n days</source>
        <comment>due date</comment>
        <translation>
            <numerusform>%1, en retard de %n jour</numerusform>
            <numerusform>%1, en retard de %n jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::DocumentDetails</name>
    <message>
        <source>holds</source>
        <comment>a rule</comment>
        <translation>respectée</translation>
    </message>
    <message>
        <source>fails</source>
        <comment>a rule</comment>
        <translation>non respectée</translation>
    </message>
    <message>
        <source>can’t be checked</source>
        <comment>a rule</comment>
        <translation>non vérifiable</translation>
    </message>
    <message>
        <source>E-invoice check</source>
        <translation>Contrôle de la facture électronique</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Open a copy in the desktop’s viewer</source>
        <translation>Ouvrir une copie dans la visionneuse du bureau</translation>
    </message>
    <message>
        <source>Couldn’t load the document: %1.</source>
        <translation>Impossible de charger le document : %1.</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n rules</source>
        <translation>
            <numerusform>Afficher %n règle</numerusform>
            <numerusform>Afficher les %n règles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n other rules</source>
        <translation>
            <numerusform>Afficher %n autre règle</numerusform>
            <numerusform>Afficher %n autres règles</numerusform>
        </translation>
    </message>
    <message>
        <source>The original isn’t kept.</source>
        <translation>L’original n’est pas conservé.</translation>
    </message>
    <message>
        <source>Strict: %1 · Official: %2</source>
        <translation>Strict : %1 · Officiel : %2</translation>
    </message>
    <message>
        <source>To pay: %1 by %2</source>
        <comment>amount, day</comment>
        <translation>À payer : %1 avant le %2</translation>
    </message>
    <message>
        <source>To pay: %1</source>
        <translation>À payer : %1</translation>
    </message>
    <message numerus="yes">
        <source>Check failed: %n rules of %1 don’t hold</source>
        <translation>
            <numerusform>Contrôle non conforme : %n règle sur %1 n’est pas respectée</numerusform>
            <numerusform>Contrôle non conforme : %n règles sur %1 ne sont pas respectées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Check passed: %n rules checked</source>
        <translation>
            <numerusform>Contrôle conforme : %n règle vérifiée</numerusform>
            <numerusform>Contrôle conforme : %n règles vérifiées</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the original</source>
        <translation>Enregistrer l’original</translation>
    </message>
    <message>
        <source>Couldn’t open the original: %1.</source>
        <translation>Impossible d’ouvrir l’original : %1.</translation>
    </message>
    <message>
        <source>Couldn’t save the original: %1.</source>
        <translation>Impossible d’enregistrer l’original : %1.</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Enregistré dans %1.</translation>
    </message>
    <message>
        <source>No program on this desktop opens %1. Save it instead.</source>
        <translation>Aucun programme de ce bureau n’ouvre %1. Enregistrez-le plutôt.</translation>
    </message>
</context>
<context>
    <name>billow::Export</name>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>the invoices were deleted during the export</source>
        <translation>les factures ont été supprimées pendant l’exportation</translation>
    </message>
</context>
<context>
    <name>billow::ExportBar</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>invoices-%1</source>
        <comment>name of a file</comment>
        <translation>factures-%1</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Valeurs séparées par des virgules (*.csv)</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>Documents PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Factures</translation>
    </message>
    <message>
        <source>Exporting to %1…</source>
        <translation>Exportation vers %1…</translation>
    </message>
    <message>
        <source>Exporting to %1: %2 of %3</source>
        <translation>Exportation vers %1&#xa0;: %2 sur %3</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>Cancel export</source>
        <translation>Annuler l’exportation</translation>
    </message>
    <message>
        <source>Export progress</source>
        <translation>Progression de l’exportation</translation>
    </message>
    <message>
        <source>%1 · Times in %2</source>
        <comment>date of the export, and the time zone</comment>
        <translation>%1 · Fuseau horaire&#xa0;: %2</translation>
    </message>
    <message>
        <source>Export cancelled. No file was saved.</source>
        <translation>Exportation annulée. Aucun fichier n’a été enregistré.</translation>
    </message>
    <message>
        <source>Exported the first %1 of %2 invoices to %3, the most that fit. Use filters to export the rest.</source>
        <translation>Les %1 premières factures sur %2 ont été exportées vers %3, la limite étant atteinte. Utilisez des filtres pour exporter les autres.</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices exported to %2.</source>
        <translation>
            <numerusform>%1 facture exportée vers %2.</numerusform>
            <numerusform>%1 factures exportées vers %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export failed. %1.</source>
        <translation>L’exportation a échoué. %1.</translation>
    </message>
</context>
<context>
    <name>billow::FieldRow</name>
    <message>
        <source>The file has no column “%1”.</source>
        <translation>Le fichier n’a pas de colonne «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Fixed value…</source>
        <translation>Valeur fixe…</translation>
    </message>
    <message>
        <source>(without a name)</source>
        <translation>(sans nom)</translation>
    </message>
    <message>
        <source>for example ZAR</source>
        <translation>par exemple ZAR</translation>
    </message>
    <message>
        <source>for example 15</source>
        <translation>par exemple 15</translation>
    </message>
    <message>
        <source>for example ZA</source>
        <translation>par exemple ZA</translation>
    </message>
    <message>
        <source>same for every invoice</source>
        <translation>identique pour toutes les factures</translation>
    </message>
    <message>
        <source>Source of %1</source>
        <translation>Colonne pour&#xa0;: %1</translation>
    </message>
    <message>
        <source>Fixed value for %1</source>
        <translation>Valeur fixe pour&#xa0;: %1</translation>
    </message>
    <message>
        <source>required</source>
        <translation>obligatoire</translation>
    </message>
    <message>
        <source>in basis points</source>
        <translation>en points de base</translation>
    </message>
    <message>
        <source>in cents</source>
        <translation>en centimes</translation>
    </message>
    <message>
        <source>Not mapped</source>
        <translation>Non associé</translation>
    </message>
</context>
<context>
    <name>billow::FileDrop</name>
    <message>
        <source>Drop files to import them</source>
        <translation>Déposez des fichiers pour les importer</translation>
    </message>
    <message>
        <source>Drop to import</source>
        <translation>Déposer pour importer</translation>
    </message>
    <message>
        <source>Can’t import this</source>
        <translation>Importation impossible</translation>
    </message>
    <message>
        <source>Drop CSV files (.csv, .tsv, .txt) or e-invoices (.xml, .pdf)</source>
        <translation>Déposez des fichiers CSV (.csv, .tsv, .txt) ou des factures électroniques (.xml, .pdf)</translation>
    </message>
    <message>
        <source>%1 of %2 files. The rest aren’t CSV files or e-invoices.</source>
        <translation>%1 fichiers sur %2. Les autres ne sont ni des fichiers CSV ni des factures électroniques.</translation>
    </message>
    <message>
        <source>CSV files are shown before anything is stored. E-invoices are stored at once.</source>
        <translation>Les fichiers CSV sont affichés avant tout enregistrement. Les factures électroniques sont enregistrées aussitôt.</translation>
    </message>
</context>
<context>
    <name>billow::FilterBar</name>
    <message>
        <source>Search number, seller, buyer</source>
        <translation>Chercher numéro, vendeur, acheteur</translation>
    </message>
    <message>
        <source>Search number, seller and buyer</source>
        <translation>Chercher numéro, vendeur et acheteur</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtres</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vues</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Filters (%1)</source>
        <translation>Filtres (%1)</translation>
    </message>
    <message>
        <source>Ctrl+F jumps here, Enter searches</source>
        <translation>Ctrl+F mène ici, Entrée lance la recherche</translation>
    </message>
    <message>
        <source>Filter by date, amount, country… (Ctrl+Shift+F)</source>
        <translation>Filtrer par date, montant, pays… (Ctrl+Maj+F)</translation>
    </message>
    <message>
        <source>Saved filters, sorting and columns</source>
        <translation>Filtres, tri et colonnes enregistrés</translation>
    </message>
    <message>
        <source>Choose columns and sorting</source>
        <translation>Choisir les colonnes et le tri</translation>
    </message>
    <message>
        <source>Export the search results to a file</source>
        <translation>Exporter les résultats de la recherche dans un fichier</translation>
    </message>
    <message>
        <source>Details of the selected invoice (Enter)</source>
        <translation>Détails de la facture sélectionnée (Entrée)</translation>
    </message>
</context>
<context>
    <name>billow::FilterChips</name>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>%1. Remove this filter.</source>
        <translation>%1. Retirer ce filtre.</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>Retirer ce filtre</translation>
    </message>
</context>
<context>
    <name>billow::FilterPanel</name>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtres</translation>
    </message>
    <message>
        <source>Issued from</source>
        <translation>Émise à partir du</translation>
    </message>
    <message>
        <source>Issued until</source>
        <translation>Émise jusqu’au</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>amount</comment>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Paiement</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Exporting or importing</source>
        <translation>Exportateur ou importateur</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risque</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>choice</comment>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Cette semaine</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Ce mois-ci</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Le mois dernier</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>Ce trimestre</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>Le trimestre dernier</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Cette année</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>L’année dernière</translation>
    </message>
    <message>
        <source>Shown only</source>
        <translation>Affichées seulement</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>period</comment>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>period</comment>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Émise</translation>
    </message>
    <message>
        <source>Minimum total</source>
        <translation>Total TTC minimal</translation>
    </message>
    <message>
        <source>Maximum total</source>
        <translation>Total TTC maximal</translation>
    </message>
    <message>
        <source>In units of the invoice’s currency, for example %1</source>
        <translation>Dans la devise de la facture, par exemple %1</translation>
    </message>
    <message>
        <source>Where invoices came from: demo, file or API</source>
        <translation>Provenance des factures&#xa0;: démonstration, fichier ou API</translation>
    </message>
    <message>
        <source>Risk: %1</source>
        <translation>Risque&#xa0;: %1</translation>
    </message>
    <message>
        <source>Hide waiting invoices</source>
        <translation>Masquer les factures à afficher</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>À afficher</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>Non indiqué</translation>
    </message>
    <message>
        <source>Enter a date, for example 2026-11-23</source>
        <translation>Saisissez une date, par exemple 2026-11-23</translation>
    </message>
    <message>
        <source>The end is before the start</source>
        <translation>La fin précède le début</translation>
    </message>
    <message>
        <source>The maximum is below the minimum</source>
        <translation>Le maximum est inférieur au minimum</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>Semaine prochaine</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Mois prochain</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Due from</source>
        <translation>Échéance à partir du</translation>
    </message>
    <message>
        <source>Due until</source>
        <translation>Échéance jusqu’au</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>E-invoice check</source>
        <translation>Contrôle de la facture électronique</translation>
    </message>
</context>
<context>
    <name>billow::HeaderBar</name>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Generate demo invoices</source>
        <translation>Générer des factures de démonstration</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Reset…</source>
        <translation>Réinitialiser…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a command does, and its shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>More (F10)</source>
        <translation>Plus (F10)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Show all now</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Pause updates</source>
        <translation>Mettre en pause</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Import invoices from files</source>
        <translation>Importer des factures depuis des fichiers</translation>
    </message>
    <message>
        <source>Start needs the database.</source>
        <translation>«&#xa0;Démarrer&#xa0;» nécessite la base de données.</translation>
    </message>
    <message>
        <source>The last run is still being shown. “Show all now” ends that at once.</source>
        <translation>L’affichage de la dernière session est encore en cours. «&#xa0;Tout afficher&#xa0;» le termine aussitôt.</translation>
    </message>
    <message>
        <source>A run is in progress.</source>
        <translation>Une session est en cours.</translation>
    </message>
    <message>
        <source>Stop generating; the backlog keeps showing</source>
        <translation>Arrêter la génération&#x202f;; les factures restantes continueront de s’afficher</translation>
    </message>
    <message>
        <source>Show all waiting invoices at once</source>
        <translation>Afficher immédiatement toutes les factures restantes</translation>
    </message>
    <message>
        <source>Resume updates</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Show new invoices on the Dashboard again</source>
        <translation>Afficher de nouveau les factures qui arrivent dans le tableau de bord</translation>
    </message>
    <message>
        <source>Keep the Dashboard’s list still; storing continues</source>
        <translation>Garder immobile la liste du tableau de bord&#x202f;; l’enregistrement continue</translation>
    </message>
    <message>
        <source>Delete all invoices, or those of one source</source>
        <translation>Supprimer toutes les factures, ou celles d’une source</translation>
    </message>
</context>
<context>
    <name>billow::ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>Importer %1</translation>
    </message>
    <message numerus="yes">
        <source>Import %n files</source>
        <translation>
            <numerusform>Importer %n fichier</numerusform>
            <numerusform>Importer %n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Choose an import profile</source>
        <translation>Choisir un profil d’importation</translation>
    </message>
    <message>
        <source>Import profiles (*.json)</source>
        <translation>Profils d’importation (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Fichiers CSV (*.csv)</translation>
    </message>
    <message>
        <source>Show these invoices</source>
        <translation>Afficher ces factures</translation>
    </message>
    <message>
        <source>Cancel import</source>
        <translation>Annuler l’importation</translation>
    </message>
    <message>
        <source>Cancel the import?</source>
        <translation>Annuler l’importation&#x202f;?</translation>
    </message>
    <message>
        <source>Invoices imported so far are kept. Import the files again to get the rest.</source>
        <translation>Les factures déjà importées sont conservées. Importez de nouveau les fichiers pour obtenir les autres.</translation>
    </message>
    <message>
        <source>Continue import</source>
        <translation>Continuer l’importation</translation>
    </message>
    <message>
        <source>Save rejected rows</source>
        <translation>Enregistrer les lignes refusées</translation>
    </message>
    <message>
        <source>List saved to %1.</source>
        <translation>Liste enregistrée dans %1.</translation>
    </message>
    <message>
        <source>Couldn’t save the list: %1</source>
        <translation>Impossible d’enregistrer la liste&#xa0;: %1</translation>
    </message>
    <message>
        <source>Undo import…</source>
        <translation>Annuler l’importation…</translation>
    </message>
    <message>
        <source>Delete what was imported from this file</source>
        <translation>Supprimer ce qui a été importé de ce fichier</translation>
    </message>
</context>
<context>
    <name>billow::ImportPreviewPage</name>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Factures</translation>
    </message>
    <message>
        <source>File to preview</source>
        <translation>Fichier à prévisualiser</translation>
    </message>
    <message>
        <source>Preview of the first invoices</source>
        <translation>Aperçu des premières factures</translation>
    </message>
    <message>
        <source>Preview of the rejected rows</source>
        <translation>Aperçu des lignes refusées</translation>
    </message>
    <message>
        <source>No rejected rows</source>
        <translation>Aucune ligne refusée</translation>
    </message>
    <message>
        <source>No problems found so far.</source>
        <translation>Aucun problème trouvé jusqu’ici.</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Refusées</translation>
    </message>
    <message>
        <source>Can’t import this file</source>
        <translation>Impossible d’importer ce fichier</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Choisir un autre fichier…</translation>
    </message>
    <message>
        <source>Rejected: %1</source>
        <translation>Refusées&#xa0;: %1</translation>
    </message>
    <message>
        <source>Required: %1. Choose a column or a fixed value for each.</source>
        <translation>Champs obligatoires&#xa0;: %1. Choisissez une colonne ou une valeur fixe pour chacun.</translation>
    </message>
    <message>
        <source>Can’t read this file yet</source>
        <translation>Ce fichier n’est pas encore lisible</translation>
    </message>
    <message>
        <source>All rows are rejected</source>
        <translation>Toutes les lignes sont refusées</translation>
    </message>
    <message>
        <source>See “Rejected” for the reasons.</source>
        <translation>Consultez «&#xa0;Refusées&#xa0;» pour connaître les raisons.</translation>
    </message>
    <message>
        <source>No invoices in this file</source>
        <translation>Aucune facture dans ce fichier</translation>
    </message>
    <message>
        <source>All rows are rejected: %1</source>
        <translation>Toutes les lignes sont refusées&#xa0;: %1</translation>
    </message>
    <message>
        <source>The first %1 rows are all rejected: %2</source>
        <translation>Les %1 premières lignes sont toutes refusées&#xa0;: %2</translation>
    </message>
    <message>
        <source>The file has headings but no rows.</source>
        <translation>Le fichier a des en-têtes, mais aucune ligne.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>Answer the question above first.</source>
        <translation>Répondez d’abord à la question ci-dessus.</translation>
    </message>
    <message>
        <source>First lines of the file</source>
        <translation>Premières lignes du fichier</translation>
    </message>
    <message>
        <source>Findings: %1</source>
        <translation>Constats&#xa0;: %1</translation>
    </message>
    <message>
        <source>Save as profile…</source>
        <translation>Enregistrer comme profil…</translation>
    </message>
    <message>
        <source>Read files with the same columns this way</source>
        <translation>Lire ainsi les fichiers ayant les mêmes colonnes</translation>
    </message>
    <message>
        <source>Save import profile</source>
        <translation>Enregistrer le profil d’importation</translation>
    </message>
    <message>
        <source>Name. Files with the same columns will be read this way.</source>
        <translation>Nom. Les fichiers ayant les mêmes colonnes seront lus ainsi.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Saved as profile “%1”. Files with the same columns will use it.</source>
        <translation>Enregistré comme profil «&#xa0;%1&#xa0;». Les fichiers ayant les mêmes colonnes l’utiliseront.</translation>
    </message>
    <message>
        <source>Couldn’t save the profile. %1</source>
        <translation>Impossible d’enregistrer le profil. %1</translation>
    </message>
</context>
<context>
    <name>billow::ImportProgressPage</name>
    <message>
        <source>imported</source>
        <translation>importées</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lecture de %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Import progress</source>
        <translation>Progression de l’importation</translation>
    </message>
    <message>
        <source>already stored</source>
        <translation>déjà enregistrées</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>refusées</translation>
    </message>
    <message>
        <source>You can keep working while the import runs.</source>
        <translation>Vous pouvez continuer à travailler pendant l’importation.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Paused: %1 The import resumes automatically.</source>
        <translation>En pause&#xa0;: %1 L’importation reprendra automatiquement.</translation>
    </message>
    <message>
        <source>Only one import can run at a time. Drop the other files again when it finishes.</source>
        <translation>Une seule importation est possible à la fois. Déposez de nouveau les autres fichiers quand elle sera terminée.</translation>
    </message>
    <message>
        <source>Cancelling the import…</source>
        <translation>Annulation de l’importation…</translation>
    </message>
    <message>
        <source>conflicts</source>
        <translation>conflits</translation>
    </message>
</context>
<context>
    <name>billow::ImportReportPage</name>
    <message>
        <source>Copy report</source>
        <translation>Copier le rapport</translation>
    </message>
    <message>
        <source>Save list…</source>
        <translation>Enregistrer la liste…</translation>
    </message>
    <message>
        <source>Copy the report as text</source>
        <translation>Copier le rapport sous forme de texte</translation>
    </message>
    <message>
        <source>Rejected rows: %1</source>
        <translation>Lignes refusées&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %2 invoices, including %3 VAT</source>
        <translation>
            <numerusform>%1 pour %2 facture, dont %3 de TVA</numerusform>
            <numerusform>%1 pour %2 factures, dont %3 de TVA</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 already stored and unchanged</source>
        <translation>
            <numerusform>%1 déjà enregistrée et inchangée</numerusform>
            <numerusform>%1 déjà enregistrées et inchangées</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 couldn’t be read to the end: %2</source>
        <translation>%1 n’a pas pu être lu jusqu’au bout&#xa0;: %2</translation>
    </message>
    <message>
        <source>Report copied.</source>
        <translation>Rapport copié.</translation>
    </message>
    <message numerus="yes">
        <source>%1 conflicts: the same number is stored with other content, which was not changed</source>
        <translation>
            <numerusform>%1 conflit&#xa0;: le même numéro est enregistré avec un autre contenu, qui n’a pas été modifié</numerusform>
            <numerusform>%1 conflits&#xa0;: le même numéro est enregistré avec un autre contenu, qui n’a pas été modifié</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows left out: drafts, void or totals</source>
        <translation>
            <numerusform>%1 ligne ignorée&#xa0;: brouillons, annulées ou totaux</numerusform>
            <numerusform>%1 lignes ignorées&#xa0;: brouillons, annulées ou totaux</numerusform>
        </translation>
    </message>
    <message>
        <source>Rejected rows and conflicts</source>
        <translation>Lignes refusées et conflits</translation>
    </message>
    <message>
        <source>Save the rejected rows and conflicts as CSV</source>
        <translation>Enregistrer les lignes refusées et les conflits en CSV</translation>
    </message>
    <message>
        <source>Conflicts: %1</source>
        <translation>Conflits : %1</translation>
    </message>
    <message>
        <source>First %1 listed</source>
        <translation>Les %1 premières sont affichées</translation>
    </message>
    <message>
        <source>%1: %2 imported, %3 already stored, %4 conflicts, %5 rejected</source>
        <translation>%1 : %2 importées, %3 déjà enregistrées, %4 conflits, %5 refusées</translation>
    </message>
</context>
<context>
    <name>billow::Imports</name>
    <message>
        <source>CSV files (*.csv *.tsv *.txt)</source>
        <translation>Fichiers CSV (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Importer des fichiers</translation>
    </message>
    <message>
        <source>CSV files and e-invoices (*.csv *.tsv *.txt *.xml *.pdf)</source>
        <translation>Fichiers CSV et factures électroniques (*.csv *.tsv *.txt *.xml *.pdf)</translation>
    </message>
    <message>
        <source>E-invoices (*.xml *.pdf)</source>
        <translation>Factures électroniques (*.xml *.pdf)</translation>
    </message>
</context>
<context>
    <name>billow::InvoiceGrid</name>
    <message>
        <source>Invoices, newest first</source>
        <translation>Factures, les plus récentes d’abord</translation>
    </message>
</context>
<context>
    <name>billow::InvoicePanel</name>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>No invoices yet</source>
        <translation>Aucune facture pour l’instant</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Copier les lignes</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>Copier le numéro</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Afficher les détails</translation>
    </message>
    <message>
        <source>Find in Invoices</source>
        <translation>Rechercher dans les factures</translation>
    </message>
    <message>
        <source>Show all from this seller</source>
        <translation>Afficher toutes celles de ce vendeur</translation>
    </message>
    <message>
        <source>Show all to this buyer</source>
        <translation>Afficher toutes celles de cet acheteur</translation>
    </message>
    <message numerus="yes">
        <source>↑ %1 new</source>
        <comment>invoices above what is seen</comment>
        <translation>
            <numerusform>↑ %1 nouvelle</numerusform>
            <numerusform>↑ %1 nouvelles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused · ↑ %1 new</source>
        <comment>invoices above what is seen</comment>
        <translation>
            <numerusform>En pause · ↑ %1 nouvelle</numerusform>
            <numerusform>En pause · ↑ %1 nouvelles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 new invoices. Jump to the newest.</source>
        <translation>
            <numerusform>%1 nouvelle facture. Aller à la plus récente.</numerusform>
            <numerusform>%1 nouvelles factures. Aller à la plus récente.</numerusform>
        </translation>
    </message>
    <message>
        <source>Jump to newest (Home)</source>
        <translation>Aller à la plus récente (Début)</translation>
    </message>
    <message>
        <source>Waiting for the first invoice…</source>
        <translation>En attente de la première facture…</translation>
    </message>
    <message>
        <source>Press Start (F5) for a demo run, or drop a file here.</source>
        <translation>Cliquez sur «&#xa0;Démarrer&#xa0;» (F5) pour une session de démonstration ou déposez un fichier ici.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
</context>
<context>
    <name>billow::InvoicesPage</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Saved as “%1” under Views.</source>
        <translation>Enregistrée sous «&#xa0;%1&#xa0;» dans Vues.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>Search cancelled. Showing previous results.</source>
        <translation>Recherche annulée. Les résultats précédents restent affichés.</translation>
    </message>
    <message>
        <source>Couldn’t load the invoices: %1</source>
        <translation>Impossible de charger les factures&#xa0;: %1</translation>
    </message>
    <message>
        <source>No invoices match “%1”</source>
        <translation>Aucune facture ne correspond à «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Searches number, seller and buyer only.</source>
        <translation>La recherche porte seulement sur le numéro, le vendeur et l’acheteur.</translation>
    </message>
    <message>
        <source>No matching invoices</source>
        <translation>Aucune facture correspondante</translation>
    </message>
    <message>
        <source>No invoices match these filters.</source>
        <translation>Aucune facture ne correspond à ces filtres.</translation>
    </message>
    <message>
        <source>No invoices yet</source>
        <translation>Aucune facture pour l’instant</translation>
    </message>
    <message>
        <source>Press Start (F5), or drop a CSV file here.</source>
        <translation>Cliquez sur «&#xa0;Démarrer&#xa0;» (F5) ou déposez ici un fichier CSV.</translation>
    </message>
    <message>
        <source>Copy selected rows</source>
        <translation>Copier les lignes sélectionnées</translation>
    </message>
</context>
<context>
    <name>billow::KeychainRow</name>
    <message>
        <source>Passwords</source>
        <translation>Mots de passe</translation>
    </message>
    <message>
        <source>Keep passwords in the system keychain</source>
        <translation>Conserver les mots de passe dans le trousseau du système</translation>
    </message>
    <message>
        <source>Covers the database and Redis passwords and the access token. If this is off, they’re kept in the settings file, which only you can read. billowd can’t use the keychain: set environment variables instead.</source>
        <translation>Concerne les mots de passe de la base de données et de Redis, ainsi que le jeton d’accès. Si cette option est désactivée, ils sont conservés dans le fichier de paramètres, que vous seul pouvez lire. billowd ne peut pas utiliser le trousseau&#xa0;: définissez plutôt des variables d’environnement.</translation>
    </message>
    <message>
        <source>Connecting to the keychain…</source>
        <translation>Connexion au trousseau…</translation>
    </message>
</context>
<context>
    <name>billow::LogModel</name>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
</context>
<context>
    <name>billow::LogPanel</name>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>Tous les niveaux</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>Toutes les catégories</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Info and above</source>
        <translation>Info et plus grave</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Avertissements et erreurs</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Erreurs seulement</translation>
    </message>
    <message>
        <source>Lowest level shown</source>
        <translation>Niveau minimal affiché</translation>
    </message>
    <message>
        <source>Category shown</source>
        <translation>Catégorie affichée</translation>
    </message>
    <message>
        <source>Find in log</source>
        <translation>Rechercher dans le journal</translation>
    </message>
    <message>
        <source>Copy the selected lines, or all lines shown</source>
        <translation>Copier les lignes sélectionnées, ou toutes les lignes affichées</translation>
    </message>
    <message numerus="yes">
        <source>%1 lines not shown here. They’re in the log file.</source>
        <translation>
            <numerusform>%1 ligne n’est pas affichée ici. Elle se trouve dans le fichier journal.</numerusform>
            <numerusform>%1 lignes ne sont pas affichées ici. Elles se trouvent dans le fichier journal.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume · %1 new</source>
        <comment>lines</comment>
        <translation>
            <numerusform>Reprendre · %1 nouvelle</numerusform>
            <numerusform>Reprendre · %1 nouvelles</numerusform>
        </translation>
    </message>
    <message>
        <source>No log lines yet</source>
        <translation>Aucune ligne de journal pour l’instant</translation>
    </message>
    <message>
        <source>No log lines match these filters</source>
        <translation>Aucune ligne de journal ne correspond à ces filtres</translation>
    </message>
</context>
<context>
    <name>billow::LogView</name>
    <message>
        <source>Log, newest line last</source>
        <translation>Journal, la ligne la plus récente en dernier</translation>
    </message>
</context>
<context>
    <name>billow::MainWindow</name>
    <message>
        <source>Billow</source>
        <translation>Billow</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Tableau de bord</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Factures</translation>
    </message>
    <message>
        <source>Analytics</source>
        <translation>Analyses</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>About Billow</source>
        <translation>À propos de Billow</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Thème clair</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Thème sombre</translation>
    </message>
    <message>
        <source>%1 – Billow</source>
        <translation>%1 – Billow</translation>
    </message>
    <message>
        <source>Billow: %1</source>
        <translation>Billow&#xa0;: %1</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Up, Down, Page Up, Page Down</source>
        <translation>Haut, Bas, Page préc., Page suiv.</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Maj+Tab</translation>
    </message>
    <message>
        <source>Next and previous control</source>
        <translation>Commande suivante et précédente</translation>
    </message>
    <message>
        <source>F10</source>
        <translation>F10</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices copied</source>
        <translation>
            <numerusform>%1 facture copiée</numerusform>
            <numerusform>%1 factures copiées</numerusform>
        </translation>
    </message>
    <message>
        <source>Couldn’t copy: %1</source>
        <translation>Copie impossible&#xa0;: %1</translation>
    </message>
    <message>
        <source>Jump to newest</source>
        <translation>Aller à la plus récente</translation>
    </message>
    <message>
        <source>Use system theme</source>
        <translation>Utiliser le thème du système</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Importer des fichiers</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Maj+F</translation>
    </message>
    <message>
        <source>Show filters, on the Invoices page</source>
        <translation>Afficher les filtres, à la page Factures</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>Search again, on the Invoices page</source>
        <translation>Chercher de nouveau, à la page Factures</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Afficher les détails</translation>
    </message>
    <message>
        <source>Ctrl+I</source>
        <translation>Ctrl+I</translation>
    </message>
    <message>
        <source>Show or hide details</source>
        <translation>Afficher ou masquer les détails</translation>
    </message>
    <message>
        <source>Shift+F10, Menu</source>
        <translation>Maj+F10, Menu</translation>
    </message>
    <message>
        <source>Commands for the selected rows</source>
        <translation>Commandes pour les lignes sélectionnées</translation>
    </message>
    <message>
        <source>Copy selected rows</source>
        <translation>Copier les lignes sélectionnées</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Effacer la sélection</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>Faire défiler</translation>
    </message>
    <message>
        <source>Jump to newest, on the Dashboard</source>
        <translation>Aller à la plus récente, dans le tableau de bord</translation>
    </message>
    <message>
        <source>Alt+Down</source>
        <translation>Alt+Bas</translation>
    </message>
    <message>
        <source>Open a list or a calendar</source>
        <translation>Ouvrir une liste ou un calendrier</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>title and text of an alert</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Some settings aren’t saved. Save or discard them, then restart Billow.</source>
        <translation>Certains paramètres ne sont pas enregistrés. Enregistrez-les ou abandonnez-les, puis redémarrez Billow.</translation>
    </message>
</context>
<context>
    <name>billow::MappingEditor</name>
    <message>
        <source>Column mapping</source>
        <translation>Correspondance des colonnes</translation>
    </message>
</context>
<context>
    <name>billow::MessageBanner</name>
    <message>
        <source>Dismiss this message</source>
        <translation>Fermer ce message</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>billow::MonthChart</name>
    <message>
        <source>Click a month to show its invoices</source>
        <translation>Cliquez sur un mois pour afficher ses factures</translation>
    </message>
</context>
<context>
    <name>billow::NameDialog</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Enregistrer la vue</translation>
    </message>
    <message>
        <source>Saves filters, sorting and columns. A view with the same name is replaced.</source>
        <translation>Enregistre les filtres, le tri et les colonnes. Une vue du même nom est remplacée.</translation>
    </message>
    <message>
        <source>View name</source>
        <translation>Nom de la vue</translation>
    </message>
</context>
<context>
    <name>billow::NavigationBar</name>
    <message>
        <source>Billow</source>
        <translation>Billow</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a page and its shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>billow::Notices</name>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Restart Billow</source>
        <translation>Redémarrer Billow</translation>
    </message>
    <message>
        <source>Show</source>
        <comment>the invoices of an alert</comment>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Open database settings</source>
        <translation>Ouvrir les paramètres de la base de données</translation>
    </message>
    <message>
        <source>Can’t open the database: %1</source>
        <translation>Impossible d’ouvrir la base de données&#xa0;: %1</translation>
    </message>
    <message>
        <source>Can’t reach the database. Retrying… %1</source>
        <translation>Base de données injoignable. Nouvelle tentative… %1</translation>
    </message>
</context>
<context>
    <name>billow::QuestionList</name>
    <message>
        <source>Use for all rows</source>
        <translation>Utiliser pour toutes les lignes</translation>
    </message>
</context>
<context>
    <name>billow::RateEditor</name>
    <message>
        <source>Unlimited</source>
        <translation>Illimité</translation>
    </message>
    <message>
        <source>/s</source>
        <comment>invoices a second</comment>
        <translation>/s</translation>
    </message>
    <message>
        <source>%1: unlimited</source>
        <translation>%1&#xa0;: illimité</translation>
    </message>
    <message>
        <source>%1 slider</source>
        <translation>Curseur&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>billow::ReadingOptions</name>
    <message>
        <source>Dates: 2026-12-31</source>
        <translation>Dates&#xa0;: 2026-12-31</translation>
    </message>
    <message>
        <source>Dates: 31/12/2026</source>
        <translation>Dates&#xa0;: 31/12/2026</translation>
    </message>
    <message>
        <source>Dates: 12/31/2026</source>
        <translation>Dates&#xa0;: 12/31/2026</translation>
    </message>
    <message>
        <source>Dates: 31.12.2026</source>
        <translation>Dates&#xa0;: 31.12.2026</translation>
    </message>
    <message>
        <source>Dates: 31-12-2026</source>
        <translation>Dates&#xa0;: 31-12-2026</translation>
    </message>
    <message>
        <source>Dates: 31 Dec 2026</source>
        <translation>Dates&#xa0;: 31 Dec 2026</translation>
    </message>
    <message>
        <source>Amounts: 1234.50</source>
        <translation>Montants&#xa0;: 1234.50</translation>
    </message>
    <message>
        <source>Amounts: 1,234.50</source>
        <translation>Montants&#xa0;: 1,234.50</translation>
    </message>
    <message>
        <source>Amounts: 1234,50</source>
        <translation>Montants&#xa0;: 1234,50</translation>
    </message>
    <message>
        <source>Amounts: 1.234,50</source>
        <translation>Montants&#xa0;: 1.234,50</translation>
    </message>
    <message>
        <source>Amounts: 1 234,50</source>
        <translation>Montants&#xa0;: 1 234,50</translation>
    </message>
    <message>
        <source>Amounts: 1&apos;234.50</source>
        <translation>Montants&#xa0;: 1&apos;234.50</translation>
    </message>
    <message>
        <source>Columns: profile %1</source>
        <translation>Colonnes&#xa0;: profil %1</translation>
    </message>
    <message>
        <source>Columns: profile file…</source>
        <translation>Colonnes&#xa0;: fichier de profil…</translation>
    </message>
    <message>
        <source>How columns are detected</source>
        <translation>Mode de détection des colonnes</translation>
    </message>
    <message>
        <source>Date format</source>
        <translation>Format des dates</translation>
    </message>
    <message>
        <source>Amount format</source>
        <translation>Format des montants</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Encodage</translation>
    </message>
    <message>
        <source>Dates: detected</source>
        <translation>Dates&#xa0;: détectées</translation>
    </message>
    <message>
        <source>Amounts: detected</source>
        <translation>Montants&#xa0;: détectés</translation>
    </message>
    <message>
        <source>Encoding: detected</source>
        <translation>Encodage&#xa0;: détecté</translation>
    </message>
    <message>
        <source>Encoding: %1</source>
        <translation>Encodage&#xa0;: %1</translation>
    </message>
    <message>
        <source>Columns: detected</source>
        <translation>Colonnes&#xa0;: détectées</translation>
    </message>
    <message>
        <source>Columns: detected, without a profile</source>
        <translation>Colonnes&#xa0;: détectées, sans profil d’importation</translation>
    </message>
    <message>
        <source>Columns: detected, profile %1</source>
        <translation>Colonnes&#xa0;: détectées, profil d’importation %1</translation>
    </message>
</context>
<context>
    <name>billow::RejectionModel</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Conflict: %1</source>
        <translation>Conflit : %1</translation>
    </message>
    <message>
        <source>Number</source>
        <comment>of an invoice</comment>
        <translation>Numéro</translation>
    </message>
</context>
<context>
    <name>billow::ResetDialog</name>
    <message>
        <source>Delete all invoices?</source>
        <translation>Supprimer toutes les factures&#x202f;?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>delete</source>
        <comment>the word to type</comment>
        <translation>supprimer</translation>
    </message>
    <message>
        <source>Type “%1” to confirm</source>
        <translation>Tapez «&#xa0;%1&#xa0;» pour confirmer</translation>
    </message>
    <message>
        <source>Delete all invoices</source>
        <translation>Supprimer toutes les factures</translation>
    </message>
    <message numerus="yes">
        <source>This permanently deletes all %1 invoices and resets every total.</source>
        <translation>
            <numerusform>%1 facture sera définitivement supprimée et tous les totaux repartiront de zéro.</numerusform>
            <numerusform>Les %1 factures seront définitivement supprimées et tous les totaux repartiront de zéro.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This permanently deletes all %1 invoices and resets every total. %2 of them were imported or received, not generated.</source>
        <translation>
            <numerusform>%1 facture sera définitivement supprimée et tous les totaux repartiront de zéro. Importées ou reçues, et non générées&#xa0;: %2.</numerusform>
            <numerusform>Les %1 factures seront définitivement supprimées et tous les totaux repartiront de zéro. Importées ou reçues, et non générées&#xa0;: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete invoices</source>
        <translation>Supprimer des factures</translation>
    </message>
    <message>
        <source>What to delete</source>
        <translation>À supprimer</translation>
    </message>
    <message>
        <source>All invoices</source>
        <translation>Toutes les factures</translation>
    </message>
    <message>
        <source>Demo invoices</source>
        <translation>Factures de démonstration</translation>
    </message>
    <message>
        <source>Delete the invoices of this source?</source>
        <translation>Supprimer les factures de cette source ?</translation>
    </message>
    <message>
        <source>Delete these invoices</source>
        <translation>Supprimer ces factures</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Comptage…</translation>
    </message>
    <message numerus="yes">
        <source>This permanently deletes %1 invoices with a total of %2. All others stay.</source>
        <translation>
            <numerusform>%1 facture d’un total de %2 sera définitivement supprimée. Toutes les autres restent.</numerusform>
            <numerusform>%1 factures d’un total de %2 seront définitivement supprimées. Toutes les autres restent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::ResultArea</name>
    <message>
        <source>Couldn’t copy: %1.</source>
        <translation>Copie impossible&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>billow::ResultLine</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices</source>
        <translation>
            <numerusform>%1 facture</numerusform>
            <numerusform>%1 factures</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, VAT %2</source>
        <translation>%1, TVA %2</translation>
    </message>
    <message>
        <source>Cancel search</source>
        <translation>Annuler la recherche</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices · first %2 listed</source>
        <translation>
            <numerusform>%1 facture · liste limitée à %2</numerusform>
            <numerusform>%1 factures · liste des %2 premières</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, VAT %2, after %3 in credit notes</source>
        <translation>%1, TVA %2, après %3 d’avoirs</translation>
    </message>
</context>
<context>
    <name>billow::ResultPanel</name>
    <message>
        <source>Stored since this search. Search again (Ctrl+R).</source>
        <translation>Enregistrées depuis cette recherche. Chercher de nouveau (Ctrl+R).</translation>
    </message>
    <message>
        <source>%1 stored since</source>
        <comment>the search</comment>
        <translation>%1 enregistrées depuis</translation>
    </message>
    <message>
        <source>%1 new</source>
        <comment>stored or displayed since the search</comment>
        <translation>%1 de plus</translation>
    </message>
    <message>
        <source>%1 shown since</source>
        <comment>the search</comment>
        <translation>%1 affichées depuis</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices shown since this search. Search again.</source>
        <translation>
            <numerusform>%1 facture affichée depuis cette recherche. Chercher de nouveau.</numerusform>
            <numerusform>%1 factures affichées depuis cette recherche. Chercher de nouveau.</numerusform>
        </translation>
    </message>
    <message>
        <source>Shown since this search. Search again (Ctrl+R).</source>
        <translation>Affichées depuis cette recherche. Chercher de nouveau (Ctrl+R).</translation>
    </message>
    <message numerus="yes">
        <source>%1 new invoices stored since this search. Search again.</source>
        <translation>
            <numerusform>%1 nouvelle facture enregistrée depuis cette recherche. Chercher de nouveau.</numerusform>
            <numerusform>%1 nouvelles factures enregistrées depuis cette recherche. Chercher de nouveau.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::RowCopier</name>
    <message>
        <source>Copied the first %1 of %2 selected rows. To get all of them, use Export on the Invoices page.</source>
        <translation>Les %1 premières des %2 lignes sélectionnées ont été copiées. Pour les obtenir toutes, utilisez «&#xa0;Exporter&#xa0;» à la page Factures.</translation>
    </message>
</context>
<context>
    <name>billow::RowMenu</name>
    <message>
        <source>Copy rows</source>
        <translation>Copier les lignes</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>Copier le numéro</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Afficher les détails</translation>
    </message>
    <message>
        <source>Show all from %1</source>
        <translation>Afficher toutes celles de %1</translation>
    </message>
    <message>
        <source>Show all to %1</source>
        <translation>Afficher toutes celles adressées à %1</translation>
    </message>
</context>
<context>
    <name>billow::RunProgress</name>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>%1 of %2 · %3 left</source>
        <comment>invoices of a run, and its time</comment>
        <translation>%1 sur %2 · encore %3</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>invoices of a run</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 generated</source>
        <comment>a number of invoices</comment>
        <translation>
            <numerusform>%1 générée</numerusform>
            <numerusform>%1 générées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 generated · %2 left</source>
        <comment>invoices of a run, and its time</comment>
        <translation>
            <numerusform>%1 générée · encore %2</numerusform>
            <numerusform>%1 générées · encore %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 waiting</source>
        <comment>invoices that are stored and not shown yet</comment>
        <translation>
            <numerusform>%1 à afficher</numerusform>
            <numerusform>%1 à afficher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 waiting · about %2 left</source>
        <comment>invoices that are stored and not shown yet, and the time they take</comment>
        <translation>
            <numerusform>%1 à afficher · env. %2</numerusform>
            <numerusform>%1 à afficher · env. %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::SampleModel</name>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Vendeur</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Acheteur</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Total HT</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>TVA</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total TTC</translation>
    </message>
</context>
<context>
    <name>billow::SaveBar</name>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Restart Billow</source>
        <translation>Redémarrer Billow</translation>
    </message>
    <message>
        <source>Restart Billow with the saved settings</source>
        <translation>Redémarrer Billow avec les paramètres enregistrés</translation>
    </message>
    <message>
        <source>Discard unsaved changes</source>
        <translation>Abandonner les modifications non enregistrées</translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation>Enregistrer les paramètres</translation>
    </message>
</context>
<context>
    <name>billow::SearchModel</name>
    <message>
        <source>%1. Click to sort.</source>
        <translation>%1. Cliquez pour trier.</translation>
    </message>
</context>
<context>
    <name>billow::SearchTable</name>
    <message>
        <source>Search results</source>
        <translation>Résultats de la recherche</translation>
    </message>
</context>
<context>
    <name>billow::SecretsDialog</name>
    <message>
        <source>Billow</source>
        <translation>Billow</translation>
    </message>
    <message>
        <source>Billow needs its passwords</source>
        <translation>Billow a besoin de ses mots de passe</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Try the keychain again</source>
        <translation>Réessayer avec le trousseau</translation>
    </message>
    <message>
        <source>Start with these passwords</source>
        <translation>Démarrer avec ces mots de passe</translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation>Mot de passe pour %1</translation>
    </message>
    <message>
        <source>Reading them from the system’s keychain. You may have to unlock it.</source>
        <translation>Lecture dans le trousseau du système. Vous devrez peut-être le déverrouiller.</translation>
    </message>
    <message>
        <source>Couldn’t read them from the system’s keychain: %1 Enter them here to start. They’re used once and not saved.</source>
        <translation>Impossible de les lire dans le trousseau du système&#xa0;: %1 Saisissez-les ici pour démarrer. Ils servent une seule fois et ne sont pas enregistrés.</translation>
    </message>
</context>
<context>
    <name>billow::SettingRow</name>
    <message>
        <source>Restore default</source>
        <translation>Rétablir la valeur par défaut</translation>
    </message>
    <message>
        <source>Restore default: %1</source>
        <translation>Rétablir la valeur par défaut&#xa0;: %1</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <source>Choose an SQLite file</source>
        <translation>Choisir un fichier SQLite</translation>
    </message>
    <message>
        <source>SQLite databases (*.db *.sqlite *.sqlite3)</source>
        <translation>Bases de données SQLite (*.db *.sqlite *.sqlite3)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Overridden by %1 (now: %2). Your saved value applies once it is removed.</source>
        <translation>Remplacé par %1 (actuellement&#xa0;: %2). Votre valeur enregistrée s’appliquera quand ce remplacement sera supprimé.</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>Password kept in the keychain</source>
        <translation>Mot de passe conservé dans le trousseau</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>Not saved; takes effect after restart</source>
        <translation>Non enregistré&#x202f;; prendra effet après un redémarrage</translation>
    </message>
    <message>
        <source>Changed for this session. After a restart: %1</source>
        <translation>Modifié jusqu’à la fermeture de Billow. Après un redémarrage&#xa0;: %1</translation>
    </message>
    <message>
        <source>Takes effect immediately</source>
        <translation>Prend effet immédiatement</translation>
    </message>
    <message>
        <source>Saved. Takes effect after restart.</source>
        <translation>Enregistré. Prend effet après un redémarrage.</translation>
    </message>
    <message>
        <source>Takes effect after restart</source>
        <translation>Prend effet après un redémarrage</translation>
    </message>
</context>
<context>
    <name>billow::SettingsPage</name>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>Not saved. %1</source>
        <translation>Non enregistré. %1</translation>
    </message>
    <message>
        <source>Go to this section</source>
        <translation>Aller à cette section</translation>
    </message>
    <message>
        <source>Some changes take effect after a restart.</source>
        <translation>Certaines modifications prennent effet après un redémarrage.</translation>
    </message>
    <message>
        <source>Settings file: %1</source>
        <translation>Fichier de paramètres&#xa0;: %1</translation>
    </message>
    <message>
        <source>Check “%1”: see the message below the field.</source>
        <translation>Vérifiez «&#xa0;%1&#xa0;»&#xa0;: consultez le message sous le champ.</translation>
    </message>
    <message numerus="yes">
        <source>%1 unsaved changes · Settings file: %2</source>
        <translation>
            <numerusform>%1 modification non enregistrée · Fichier de paramètres&#xa0;: %2</numerusform>
            <numerusform>%1 modifications non enregistrées · Fichier de paramètres&#xa0;: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Testing the connection before saving…</source>
        <translation>Test de la connexion avant l’enregistrement…</translation>
    </message>
    <message>
        <source>Saved to %1. Some changes take effect after a restart.</source>
        <translation>Enregistré dans %1. Certaines modifications prennent effet après un redémarrage.</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Enregistré dans %1</translation>
    </message>
</context>
<context>
    <name>billow::ShortcutsSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>billow::StartFailure</name>
    <message>
        <source>Billow</source>
        <translation>Billow</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Billow can’t start with these settings</source>
        <translation>Billow ne peut pas démarrer avec ces paramètres</translation>
    </message>
    <message>
        <source>Open settings file</source>
        <translation>Ouvrir le fichier de paramètres</translation>
    </message>
</context>
<context>
    <name>billow::StatCards</name>
    <message>
        <source>Invoices</source>
        <translation>Factures</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total TTC</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>TVA</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Moyenne</translation>
    </message>
    <message numerus="yes">
        <source>of %1 stored</source>
        <translation>
            <numerusform>%1 enregistrée</numerusform>
            <numerusform>%1 enregistrées</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>a number of invoices in a currency</comment>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>including VAT</source>
        <translation>TVA comprise</translation>
    </message>
    <message>
        <source>per invoice</source>
        <translation>par facture</translation>
    </message>
    <message>
        <source>on %1 net</source>
        <comment>VAT on an amount without VAT</comment>
        <translation>sur %1 HT</translation>
    </message>
    <message>
        <source>Also %1</source>
        <comment>totals in further currencies</comment>
        <translation>Également %1</translation>
    </message>
    <message>
        <source>%1 credited</source>
        <comment>an amount</comment>
        <translation>%1 crédités</translation>
    </message>
    <message>
        <source>%1 invoiced, %2 credited</source>
        <comment>amounts</comment>
        <translation>%1 facturés, %2 crédités</translation>
    </message>
</context>
<context>
    <name>billow::StatePill</name>
    <message>
        <source>State: %1</source>
        <translation>État&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>billow::StatusStrip</name>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message numerus="yes">
        <source>%1 viewers</source>
        <translation>
            <numerusform>%1 spectateur</numerusform>
            <numerusform>%1 spectateurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Generating</source>
        <comment>a rate follows; at most 14 characters</comment>
        <translation>Génération</translation>
    </message>
    <message>
        <source>Showing</source>
        <comment>a rate follows; at most 14 characters</comment>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Generated</source>
        <comment>a number follows; at most 14 characters</comment>
        <translation>Générées</translation>
    </message>
    <message>
        <source>Imported</source>
        <comment>a number follows; at most 14 characters</comment>
        <translation>Importées</translation>
    </message>
    <message>
        <source>Shown</source>
        <comment>a number follows; at most 14 characters</comment>
        <translation>Affichées</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>a number of invoices follows; at most 14 characters</comment>
        <translation>À afficher</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <source>Rate set: %1</source>
        <translation>Débit réglé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Open the web dashboard: %1</source>
        <translation>Ouvrir le tableau de bord web&#xa0;: %1</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>Dossier surveillé</translation>
    </message>
    <message>
        <source>Invoices are imported from %1</source>
        <translation>Les factures sont importées depuis %1</translation>
    </message>
    <message>
        <source>Folder unavailable</source>
        <translation>Dossier indisponible</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
</context>
<context>
    <name>billow::SystemPage</name>
    <message>
        <source>Actors</source>
        <translation>Acteurs</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
</context>
<context>
    <name>billow::TextEditor</name>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Show secret</source>
        <translation>Afficher le secret</translation>
    </message>
</context>
<context>
    <name>billow::UrlCheck</name>
    <message>
        <source>Test connection</source>
        <translation>Tester la connexion</translation>
    </message>
    <message>
        <source>Test the database connection</source>
        <translation>Tester la connexion à la base de données</translation>
    </message>
    <message>
        <source>Test the Redis connection</source>
        <translation>Tester la connexion à Redis</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Test en cours…</translation>
    </message>
</context>
<context>
    <name>billow::VatModel</name>
    <message>
        <source>Period</source>
        <comment>a month or a quarter</comment>
        <translation>Période</translation>
    </message>
    <message>
        <source>VAT rate</source>
        <translation>Taux de TVA</translation>
    </message>
    <message>
        <source>Taxable</source>
        <translation>Base imposable</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>TVA</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Factures</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>VAT rate, kind of VAT</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Q%1 %2</source>
        <comment>quarter, year</comment>
        <translation>T%1 %2</translation>
    </message>
</context>
<context>
    <name>billow::VatTable</name>
    <message>
        <source>Period of VAT</source>
        <translation>Période de la TVA</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Par mois</translation>
    </message>
    <message>
        <source>By quarter</source>
        <translation>Par trimestre</translation>
    </message>
    <message>
        <source>VAT by rate</source>
        <translation>TVA par taux</translation>
    </message>
</context>
<context>
    <name>billow::ViewsMenu</name>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Save view…</source>
        <translation>Enregistrer la vue…</translation>
    </message>
</context>
<context>
    <name>billow::VitalCards</name>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <source>of one core</source>
        <translation>d’un cœur</translation>
    </message>
    <message>
        <source>last write</source>
        <translation>dernière écriture</translation>
    </message>
    <message numerus="yes">
        <source>%1 threads</source>
        <translation>
            <numerusform>%1 fil d’exécution</numerusform>
            <numerusform>%1 fils d’exécution</numerusform>
        </translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>non configuré</translation>
    </message>
    <message>
        <source>Not reported by the system</source>
        <translation>Non indiqué par le système</translation>
    </message>
    <message>
        <source>of one core · uptime %1</source>
        <comment>a share of a processor core, and how long Billow has been running</comment>
        <translation>d’un cœur · en marche depuis %1</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>percent</comment>
        <translation>%1&#x202f;%</translation>
    </message>
</context>
<context>
    <name>billow::WindowSection</name>
    <message>
        <source>Reduce motion</source>
        <translation>Réduire les animations</translation>
    </message>
    <message>
        <source>When a run ends</source>
        <translation>Quand une session se termine</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Demander</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>Continuer dans la zone de notification</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Animations</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>Zone de notification</translation>
    </message>
    <message>
        <source>Notify me</source>
        <translation>Me prévenir</translation>
    </message>
    <message>
        <source>Show tray icon</source>
        <translation>Icône dans la zone de notification</translation>
    </message>
    <message>
        <source>When an invoice has risk Red</source>
        <translation>Quand une facture a le risque Rouge</translation>
    </message>
    <message>
        <source>When an invoice’s total is above</source>
        <translation>Quand le total TTC d’une facture dépasse</translation>
    </message>
    <message>
        <source>Use system setting</source>
        <translation>Selon le système</translation>
    </message>
    <message>
        <source>Always quit</source>
        <translation>Toujours quitter</translation>
    </message>
    <message>
        <source>Closing during a run</source>
        <translation>Fermeture pendant une session</translation>
    </message>
    <message>
        <source>Alert me above this total</source>
        <translation>M’alerter au-dessus de ce total TTC</translation>
    </message>
    <message>
        <source>Main currency</source>
        <translation>Devise principale</translation>
    </message>
    <message>
        <source>The currency of the figures on the Dashboard.</source>
        <translation>La devise des chiffres du tableau de bord.</translation>
    </message>
    <message>
        <source>Turn off fades. Your system’s setting always applies.</source>
        <translation>Désactive les fondus. Le réglage de votre système s’applique toujours.</translation>
    </message>
    <message>
        <source>What closing the window does during a run.</source>
        <translation>L’effet de la fermeture de la fenêtre pendant une session.</translation>
    </message>
    <message>
        <source>Reopen Billow and get notifications from the tray.</source>
        <translation>Rouvrez Billow et recevez ses alertes depuis la zone de notification.</translation>
    </message>
    <message>
        <source>Shown on the desktop and in the window. The amount is in the invoice’s currency.</source>
        <translation>Affichées sur le bureau et dans la fenêtre. Le montant est dans la devise de la facture.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>When an e-invoice fails its check</source>
        <translation>Quand une facture électronique échoue au contrôle</translation>
    </message>
    <message>
        <source>When an invoice is overdue</source>
        <translation>Quand une facture est en retard</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>the system can’t start another thread to look up its name</source>
        <translation>le système ne peut pas lancer un autre fil d’exécution pour chercher son nom</translation>
    </message>
    <message>
        <source>the name server isn’t responding</source>
        <translation>le serveur de noms ne répond pas</translation>
    </message>
    <message>
        <source>the host name isn’t known (%1)</source>
        <translation>le nom d’hôte est inconnu (%1)</translation>
    </message>
    <message>
        <source>the server there isn’t Redis</source>
        <translation>le serveur qui s’y trouve n’est pas Redis</translation>
    </message>
    <message>
        <source>a key has the wrong type</source>
        <translation>une clé n’a pas le bon type</translation>
    </message>
    <message>
        <source>the cached value is too large</source>
        <translation>la valeur mise en cache est trop grande</translation>
    </message>
    <message>
        <source>it didn’t answer in time</source>
        <translation>il n’a pas répondu à temps</translation>
    </message>
    <message>
        <source>it closed the connection</source>
        <translation>il a fermé la connexion</translation>
    </message>
    <message>
        <source>can’t connect</source>
        <translation>connexion impossible</translation>
    </message>
    <message>
        <source>the socket doesn’t exist</source>
        <translation>le socket n’existe pas</translation>
    </message>
    <message>
        <source>this account isn’t allowed to open the socket</source>
        <translation>ce compte n’a pas le droit d’ouvrir le socket</translation>
    </message>
    <message>
        <source>not enough memory for a connection</source>
        <translation>pas assez de mémoire pour une connexion</translation>
    </message>
    <message>
        <source>the Redis database must be a number from 0, for example redis://host:6379/2</source>
        <translation>la base Redis doit être un nombre à partir de 0, par exemple redis://host:6379/2</translation>
    </message>
    <message>
        <source>the path of the Unix socket must be absolute, for example unix:///run/redis/redis.sock</source>
        <translation>le chemin du socket Unix doit être absolu, par exemple unix:///run/redis/redis.sock</translation>
    </message>
    <message>
        <source>the Redis URL has no host. Write special characters in the password as %XX</source>
        <translation>l’URL de Redis n’a pas d’hôte. Écrivez les caractères spéciaux du mot de passe sous la forme %XX</translation>
    </message>
    <message>
        <source>the Redis port must be from 1 to 65535</source>
        <translation>le port de Redis doit être compris entre 1 et 65535</translation>
    </message>
    <message>
        <source>not a valid Redis URL. Example: redis://:password@host:6379/0. Write special characters in the password as %XX</source>
        <translation>cette URL de Redis n’est pas valide. Exemple&#xa0;: redis://:password@host:6379/0. Écrivez les caractères spéciaux du mot de passe sous la forme %XX</translation>
    </message>
    <message>
        <source>encrypted Redis connections (rediss://) aren’t supported. Use redis:// over a network you trust, or a local TLS tunnel</source>
        <translation>les connexions chiffrées à Redis (rediss://) ne sont pas prises en charge. Utilisez redis:// sur un réseau de confiance, ou un tunnel TLS local</translation>
    </message>
    <message>
        <source>the Redis URL must start with redis:// or unix://</source>
        <translation>l’URL de Redis doit commencer par redis:// ou unix://</translation>
    </message>
    <message>
        <source>the Redis URL contains a #. In a password write it as %23</source>
        <translation>l’URL de Redis contient un #. Dans un mot de passe, écrivez %23</translation>
    </message>
    <message>
        <source>the password or the user was refused</source>
        <translation>le mot de passe ou l’utilisateur a été refusé</translation>
    </message>
    <message>
        <source>the password was refused</source>
        <translation>le mot de passe a été refusé</translation>
    </message>
    <message>
        <source>it needs a password, and REDIS_URL has none</source>
        <translation>un mot de passe est nécessaire, et REDIS_URL n’en a pas</translation>
    </message>
    <message>
        <source>REDIS_URL has a password, but the server has none set</source>
        <translation>REDIS_URL a un mot de passe, mais le serveur n’en a pas</translation>
    </message>
    <message>
        <source>this user lacks permissions that the cache needs</source>
        <translation>cet utilisateur n’a pas les droits nécessaires au cache</translation>
    </message>
    <message>
        <source>it has no database with that number</source>
        <translation>il n’a pas de base de données de ce numéro</translation>
    </message>
    <message>
        <source>it has too many clients</source>
        <translation>il a trop de clients</translation>
    </message>
    <message>
        <source>it is still loading its data</source>
        <translation>il charge encore ses données</translation>
    </message>
    <message>
        <source>it is busy running a script</source>
        <translation>il est occupé à exécuter un script</translation>
    </message>
    <message>
        <source>its memory is full</source>
        <translation>sa mémoire est pleine</translation>
    </message>
    <message>
        <source>it can’t save to its disk, so it accepts no writes</source>
        <translation>il ne peut pas enregistrer sur son disque et n’accepte donc aucune écriture</translation>
    </message>
    <message>
        <source>it is a read-only replica</source>
        <translation>c’est un réplica en lecture seule</translation>
    </message>
    <message>
        <source>it is a replica whose primary is unavailable</source>
        <translation>c’est un réplica dont le maître est indisponible</translation>
    </message>
    <message>
        <source>it is part of a cluster, which is not supported</source>
        <translation>il fait partie d’un cluster, ce qui n’est pas pris en charge</translation>
    </message>
    <message>
        <source>it is in protected mode and accepts only local connections</source>
        <translation>il est en mode protégé et n’accepte que des connexions locales</translation>
    </message>
    <message>
        <source>it refused the connection</source>
        <translation>il a refusé la connexion</translation>
    </message>
    <message>
        <source>it answered: %1</source>
        <translation>il a répondu&#xa0;: %1</translation>
    </message>
    <message>
        <source>REDIS_URL is not set</source>
        <translation>REDIS_URL n’est pas défini</translation>
    </message>
    <message>
        <source>not connected yet</source>
        <translation>pas encore connecté</translation>
    </message>
    <message>
        <source>the ledger has not answered for the last %1 invoices; importing the file again makes sure of them</source>
        <translation>le registre n’a pas répondu pour les %1 dernières factures&#x202f;; importer de nouveau le fichier permet d’en être sûr</translation>
    </message>
    <message>
        <source>the ledger has not answered yet</source>
        <translation>le registre n’a pas encore répondu</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Can’t find %1: %2</source>
        <translation>%1 est introuvable&#xa0;: %2</translation>
    </message>
    <message>
        <source>Can’t create %1: %2 isn’t a folder</source>
        <translation>Impossible de créer %1&#xa0;: %2 n’est pas un dossier</translation>
    </message>
    <message>
        <source>%1 doesn’t exist, and this account can’t write to the folder %2</source>
        <translation>%1 n’existe pas, et ce compte n’a pas le droit d’écrire dans le dossier %2</translation>
    </message>
    <message>
        <source>%1 doesn’t exist yet. Billow creates it when it starts with this URL</source>
        <translation>%1 n’existe pas encore. Billow le crée quand il démarre avec cette URL</translation>
    </message>
    <message>
        <source>The database is empty. Billow creates its ledger there when it starts with this URL</source>
        <translation>La base de données est vide. Billow y crée son registre quand il démarre avec cette URL</translation>
    </message>
    <message>
        <source>The ledger there is from a newer version of Billow (schema %1; this version supports %2)</source>
        <translation>Le registre qui s’y trouve vient d’une version plus récente de Billow (schéma %1&#x202f;; cette version prend en charge %2)</translation>
    </message>
    <message>
        <source>It has a ledger from an older version, which is upgraded when Billow starts with this URL</source>
        <translation>Elle contient un registre d’une version plus ancienne, mis à jour quand Billow démarre avec cette URL</translation>
    </message>
    <message numerus="yes">
        <source>It has a ledger with %1 invoices</source>
        <translation>
            <numerusform>Elle contient un registre de Billow de %1 facture</numerusform>
            <numerusform>Elle contient un registre de Billow de %1 factures</numerusform>
        </translation>
    </message>
    <message>
        <source>The file is readable.</source>
        <translation>Le fichier est lisible.</translation>
    </message>
    <message>
        <source>PostgreSQL answers in %1.</source>
        <translation>PostgreSQL répond en %1.</translation>
    </message>
    <message>
        <source>No cache. Billow works fully without one</source>
        <translation>Pas de cache. Billow fonctionne pleinement sans cache</translation>
    </message>
    <message>
        <source>Can’t use Redis at %1: %2</source>
        <translation>Redis à %1 est inutilisable&#xa0;: %2</translation>
    </message>
    <message>
        <source>Redis answers in %1. Database %2 has %3 keys</source>
        <translation>Redis répond en %1. La base %2 contient %3 clés</translation>
    </message>
    <message>
        <source>The engine stopped because its actors crashed repeatedly: %1</source>
        <translation>Le moteur s’est arrêté, car ses acteurs ont planté de façon répétée&#xa0;: %1</translation>
    </message>
    <message>
        <source>The engine stopped because %1 isn’t responding</source>
        <translation>Le moteur s’est arrêté, car %1 ne répond pas</translation>
    </message>
    <message>
        <source>Too many pages and searches are queued. Try again.</source>
        <translation>Trop de pages et de recherches sont dans la file d’attente. Réessayez.</translation>
    </message>
    <message>
        <source>Too many commands are queued. Try again.</source>
        <translation>Trop de commandes sont dans la file d’attente. Réessayez.</translation>
    </message>
    <message>
        <source>At most %1 invoices can be submitted at once</source>
        <translation>%1 factures au plus peuvent être soumises à la fois</translation>
    </message>
    <message>
        <source>crashed on purpose</source>
        <translation>plantage volontaire</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 n’est plus là</translation>
    </message>
    <message>
        <source>%1 is a folder: choose the CSV files in it</source>
        <translation>%1 est un dossier&#xa0;: choisissez les fichiers CSV qu’il contient</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ne peut pas être lu&#xa0;: %2</translation>
    </message>
    <message>
        <source>it is not a plain file</source>
        <translation>ce n’est pas un fichier ordinaire</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 est vide</translation>
    </message>
    <message>
        <source>the %1 is too large</source>
        <translation>%1 est trop grand</translation>
    </message>
    <message>
        <source>neither VAT nor a VAT rate is given</source>
        <translation>ni la TVA ni un taux de TVA ne sont indiqués</translation>
    </message>
    <message>
        <source>neither total nor subtotal is given</source>
        <translation>ni le total TTC ni le total HT ne sont indiqués</translation>
    </message>
    <message>
        <source>the VAT is higher than the subtotal</source>
        <translation>la TVA est supérieure au total HT</translation>
    </message>
    <message>
        <source>there is no field &quot;%1&quot;; the fields are %2</source>
        <translation>il n’y a pas de champ «&#xa0;%1&#xa0;»&#x202f;; les champs sont %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not FIELD=COLUMN or FIELD=:CONSTANT, such as total=Amount or currency=:ZAR</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas FIELD=COLUMN ou FIELD=:CONSTANT, par exemple total=Amount ou currency=:ZAR</translation>
    </message>
    <message>
        <source>%1 is mapped twice</source>
        <translation>%1 est associé deux fois</translation>
    </message>
    <message>
        <source>always</source>
        <translation>toujours</translation>
    </message>
    <message>
        <source>, or &quot;%1&quot; where it is empty</source>
        <translation>, ou «&#xa0;%1&#xa0;» là où elle est vide</translation>
    </message>
    <message>
        <source>the file is UTF-16: save it as UTF-8</source>
        <translation>le fichier est en UTF-16&#xa0;: enregistrez-le en UTF-8</translation>
    </message>
    <message>
        <source>reading failed: %1</source>
        <translation>la lecture a échoué&#xa0;: %1</translation>
    </message>
    <message>
        <source>the row is longer than %1 bytes, or opens a quote that is not closed</source>
        <translation>la ligne dépasse %1 octets, ou ouvre un guillemet qui n’est pas fermé</translation>
    </message>
    <message>
        <source>field %1 is longer than %2 bytes</source>
        <translation>le champ %1 dépasse %2 octets</translation>
    </message>
    <message>
        <source>field %1 opens a quote that is never closed</source>
        <translation>le champ %1 ouvre un guillemet qui n’est jamais fermé</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date format: it needs a day, a month, and a year, such as d/M/yyyy</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un format de date&#xa0;: il faut un jour, un mois et une année, par exemple d/M/yyyy</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> et %1 de plus</translation>
    </message>
    <message>
        <source>no column is mapped to %1; the columns are %2</source>
        <translation>aucune colonne n’est associée à %1&#x202f;; les colonnes sont %2</translation>
    </message>
    <message numerus="yes">
        <source>the row has %1 fields where the header has %2</source>
        <translation>
            <numerusform>la ligne a %1 champ là où l’en-tête en a %2</numerusform>
            <numerusform>la ligne a %1 champs là où l’en-tête en a %2</numerusform>
        </translation>
    </message>
    <message>
        <source>the date of issue is empty</source>
        <translation>la date d’émission est vide</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a VAT rate from 0 to 100 per cent</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un taux de TVA de 0 à 100 pour cent</translation>
    </message>
    <message>
        <source>the %1 is empty</source>
        <translation>%1 est vide</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>le fichier est vide</translation>
    </message>
    <message>
        <source>line items are read twice, which is not possible with a pipe: save them as a file</source>
        <translation>les lignes d’articles sont lues deux fois, ce qui est impossible avec un tube&#xa0;: enregistrez-les dans un fichier</translation>
    </message>
    <message>
        <source>the file cannot be read again: %1</source>
        <translation>le fichier ne peut pas être relu&#xa0;: %1</translation>
    </message>
    <message>
        <source>the ledger answered for another number of invoices than it was given</source>
        <translation>le registre a répondu pour un autre nombre de factures qu’il n’en a reçu</translation>
    </message>
    <message>
        <source>the profile %1 cannot be read: %2</source>
        <translation>le profil %1 ne peut pas être lu&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 is too large for a profile</source>
        <translation>%1 est trop grand pour un profil</translation>
    </message>
    <message>
        <source>the profile %1: %2</source>
        <translation>le profil %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>there is no profile &quot;%1&quot;; there are %2</source>
        <translation>il n’y a pas de profil «&#xa0;%1&#xa0;»&#x202f;; il y a %2</translation>
    </message>
    <message>
        <source>%1 has an unknown key &quot;%2&quot;</source>
        <translation>%1 a une clé inconnue «&#xa0;%2&#xa0;»</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in %2 %3</source>
        <translation>«&#xa0;%1&#xa0;» dans %2 %3</translation>
    </message>
    <message>
        <source>must be a text</source>
        <translation>doit être un texte</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>doit être true ou false</translation>
    </message>
    <message>
        <source>must be one character</source>
        <translation>doit être un seul caractère</translation>
    </message>
    <message>
        <source>the field %1</source>
        <translation>le champ %1</translation>
    </message>
    <message>
        <source>the field %1 needs either a &quot;column&quot; or a &quot;constant&quot;</source>
        <translation>le champ %1 a besoin soit de &quot;column&quot; soit de &quot;constant&quot;</translation>
    </message>
    <message>
        <source>names a field &quot;%1&quot; that there is not</source>
        <translation>nomme un champ «&#xa0;%1&#xa0;» qui n’existe pas</translation>
    </message>
    <message>
        <source>is wrong: %1</source>
        <translation>est incorrect&#xa0;: %1</translation>
    </message>
    <message>
        <source>must be an object</source>
        <translation>doit être un objet</translation>
    </message>
    <message>
        <source>must be a list of texts</source>
        <translation>doit être une liste de textes</translation>
    </message>
    <message>
        <source>maps &quot;%1&quot; to what is no ISO 3166 code</source>
        <translation>associe «&#xa0;%1&#xa0;» à ce qui n’est pas un code ISO 3166</translation>
    </message>
    <message>
        <source>needs &quot;field&quot;, &quot;startsWith&quot; and &quot;reason&quot; in each rule</source>
        <translation>a besoin de &quot;field&quot;, &quot;startsWith&quot; et &quot;reason&quot; dans chaque règle</translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation>doit être une liste</translation>
    </message>
    <message>
        <source>must be a comma, a semicolon, a tab, or a vertical bar</source>
        <translation>doit être une virgule, un point-virgule, une tabulation ou une barre verticale</translation>
    </message>
    <message>
        <source>the JSON is not an object</source>
        <translation>le JSON n’est pas un objet</translation>
    </message>
    <message>
        <source>the JSON is broken at byte %1: %2</source>
        <translation>le JSON est incorrect à l’octet %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>the profile</source>
        <translation>le profil</translation>
    </message>
    <message>
        <source>&quot;grouping&quot; and &quot;decimalPoint&quot; must differ</source>
        <translation>&quot;grouping&quot; et &quot;decimalPoint&quot; doivent différer</translation>
    </message>
    <message>
        <source>the number is empty</source>
        <translation>le numéro est vide</translation>
    </message>
    <message>
        <source>number and seller are too long</source>
        <translation>le numéro et le vendeur sont trop longs</translation>
    </message>
    <message>
        <source>the rows of this invoice are scattered over the file, as are those of more than %1 others: sort the file by invoice number</source>
        <translation>les lignes de cette facture sont dispersées dans le fichier, comme celles de plus de %1 autres&#xa0;: triez le fichier par numéro de facture</translation>
    </message>
    <message>
        <source>the line_total is empty</source>
        <translation>line_total est vide</translation>
    </message>
    <message>
        <source>field %1 is not valid UTF-8: save the file as UTF-8</source>
        <translation>le champ %1 n’est pas en UTF-8 valide&#xa0;: enregistrez le fichier en UTF-8</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number such as 1234.50</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nombre tel que 1234.50</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too large</source>
        <translation>«&#xa0;%1&#xa0;» est trop grand</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has decimals, where none are possible</source>
        <translation>«&#xa0;%1&#xa0;» a des décimales, là où il ne peut y en avoir</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has more than %2 decimals</source>
        <translation>«&#xa0;%1&#xa0;» a plus de %2 décimales</translation>
    </message>
    <message>
        <source>%1 accepted, %2 duplicates, %3 rejected, of %4 rows</source>
        <translation>importées&#xa0;: %1, déjà enregistrées&#xa0;: %2, refusées&#xa0;: %3, lignes&#xa0;: %4</translation>
    </message>
    <message numerus="yes">
        <source>%1 %2 = %3 + %4 VAT, in %5 invoices</source>
        <translation>
            <numerusform>%1 %2 = %3 + %4 TVA, en %5 facture</numerusform>
            <numerusform>%1 %2 = %3 + %4 TVA, en %5 factures</numerusform>
        </translation>
    </message>
    <message>
        <source>not read to its end: %1</source>
        <translation>non lu jusqu’au bout&#xa0;: %1</translation>
    </message>
    <message>
        <source>All %1 files</source>
        <translation>Les %1 fichiers</translation>
    </message>
    <message>
        <source>The import ended early: %1</source>
        <translation>L’importation s’est arrêtée prématurément&#xa0;: %1</translation>
    </message>
    <message>
        <source>The import was cancelled</source>
        <translation>L’importation a été annulée</translation>
    </message>
    <message>
        <source>Rejected:</source>
        <translation>Refusées&#xa0;:</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>et %1 de plus</translation>
    </message>
    <message>
        <source>holds a control character</source>
        <translation>contient un caractère de contrôle</translation>
    </message>
    <message>
        <source>is not valid Unicode</source>
        <translation>contient de l’Unicode non valide</translation>
    </message>
    <message>
        <source>has %1 characters; at most %2 are possible</source>
        <translation>compte %1 caractères&#x202f;; %2 au plus sont possibles</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>est vide</translation>
    </message>
    <message>
        <source>the invoice number</source>
        <translation>le numéro de facture</translation>
    </message>
    <message>
        <source>the seller&apos;s name</source>
        <translation>le nom du vendeur</translation>
    </message>
    <message>
        <source>the buyer&apos;s name</source>
        <translation>le nom de l’acheteur</translation>
    </message>
    <message>
        <source>the payment mechanism</source>
        <translation>le mode de paiement</translation>
    </message>
    <message>
        <source>the source</source>
        <translation>la source</translation>
    </message>
    <message>
        <source>subtotal plus VAT is too large</source>
        <translation>le total HT plus la TVA est trop grand</translation>
    </message>
    <message>
        <source>the total %1 is not the subtotal %2 plus the VAT %3</source>
        <translation>le total TTC %1 n’est pas le total HT %2 plus la TVA %3</translation>
    </message>
    <message>
        <source>%1 &quot;%2&quot; in %3</source>
        <translation>%1 «&#xa0;%2&#xa0;» en %3</translation>
    </message>
    <message>
        <source>%1 has totals but no invoices</source>
        <translation>%1 a des totaux, mais aucune facture</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 manque</translation>
    </message>
    <message>
        <source>Analytics totals match the invoices</source>
        <translation>Les totaux d’analyse correspondent aux factures</translation>
    </message>
    <message>
        <source>covers invoices 1 to %1 of %2</source>
        <translation>couvre les factures 1 à %1 sur %2</translation>
    </message>
    <message>
        <source>Per-minute figures match the invoices</source>
        <translation>Les chiffres par minute correspondent aux factures</translation>
    </message>
    <message>
        <source>from invoice %1 on</source>
        <translation>à partir de la facture %1</translation>
    </message>
    <message>
        <source>they cover invoices up to %1, but there are only %2</source>
        <translation>ils couvrent les factures jusqu’à %1, mais il n’y en a que %2</translation>
    </message>
    <message>
        <source>the stored figures don’t match the times when the invoices were stored</source>
        <translation>les chiffres enregistrés ne correspondent pas aux heures d’enregistrement des factures</translation>
    </message>
    <message>
        <source>%1: figures have %2 invoices shown, total %3; the rows have %4, %5</source>
        <translation>%1&#xa0;: chiffres %2 factures affichées, total %3&#x202f;; lignes %4, %5</translation>
    </message>
    <message>
        <source>Per-minute figures cover 1 to %1 minutes</source>
        <translation>Les chiffres par minute couvrent de 1 à %1 minutes</translation>
    </message>
    <message>
        <source>A breakdown has 1 to %1 entries</source>
        <translation>Une ventilation a de 1 à %1 entrées</translation>
    </message>
    <message>
        <source>The figures for minute %1 (%2) in the ledger aren’t valid</source>
        <translation>Les chiffres de la minute %1 (%2) dans le registre ne sont pas valides</translation>
    </message>
    <message>
        <source>The ledger has totals by &quot;%1&quot;, which Billow doesn’t know</source>
        <translation>Le registre a des totaux par «&#xa0;%1&#xa0;», que Billow ne connaît pas</translation>
    </message>
    <message>
        <source>The ledger is damaged: table rollup_state is empty. Restore a backup.</source>
        <translation>Le registre est endommagé&#xa0;: la table rollup_state est vide. Restaurez une sauvegarde.</translation>
    </message>
    <message>
        <source>%1 is out of order: a higher number comes before it</source>
        <translation>%1 n’est pas dans l’ordre&#xa0;: un numéro plus élevé le précède</translation>
    </message>
    <message>
        <source>The ledger has invoices in &quot;%1&quot;, a currency that Billow doesn’t know</source>
        <translation>Le registre contient des factures en «&#xa0;%1&#xa0;», une devise que Billow ne connaît pas</translation>
    </message>
    <message>
        <source>Invoice %1 in the ledger has &quot;%2&quot; as its %3, which Billow doesn’t know</source>
        <translation>La facture %1 du registre a «&#xa0;%2&#xa0;» comme %3, une valeur que Billow ne connaît pas</translation>
    </message>
    <message>
        <source>The running totals for &quot;%1&quot; in the ledger aren’t valid numbers</source>
        <translation>Les totaux courants de «&#xa0;%1&#xa0;» dans le registre ne sont pas des nombres valides</translation>
    </message>
    <message>
        <source>%1: ledger %2; invoices %3</source>
        <translation>%1&#xa0;: registre %2&#x202f;; factures %3</translation>
    </message>
    <message>
        <source>number %1 follows number %2</source>
        <translation>le numéro %1 suit le numéro %2</translation>
    </message>
    <message>
        <source>Running totals of stored invoices match the rows</source>
        <translation>Les totaux courants des factures enregistrées correspondent aux lignes</translation>
    </message>
    <message>
        <source>Running totals of shown invoices match the rows</source>
        <translation>Les totaux courants des factures affichées correspondent aux lignes</translation>
    </message>
    <message>
        <source>Some invoices couldn’t be read</source>
        <translation>Certaines factures n’ont pas pu être lues</translation>
    </message>
    <message>
        <source>Every row is a readable invoice</source>
        <translation>Chaque ligne est une facture lisible</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 ligne</numerusform>
            <numerusform>%1 lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows, but the ledger’s count is %2</source>
        <translation>
            <numerusform>%1 ligne, mais le registre dit %2</numerusform>
            <numerusform>%1 lignes, mais le registre dit %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Sequence numbers have no gap and no duplicate</source>
        <translation>Les numéros de séquence n’ont ni trou ni doublon</translation>
    </message>
    <message>
        <source>1 to %1</source>
        <translation>1 à %1</translation>
    </message>
    <message>
        <source>%1 are wrong; first: %2</source>
        <translation>%1 sont incorrectes&#x202f;; la première&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices</source>
        <translation>
            <numerusform>%1 facture</numerusform>
            <numerusform>%1 factures</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 invoices in %2 currencies</source>
        <translation>factures&#xa0;: %1&#x202f;; devises&#xa0;: %2</translation>
    </message>
    <message>
        <source>The cursor is within range</source>
        <translation>Le curseur est dans ses bornes</translation>
    </message>
    <message>
        <source>cursor %1 of %2</source>
        <translation>curseur %1 sur %2</translation>
    </message>
    <message>
        <source>the run generated %1 invoices, but only %2 are stored</source>
        <translation>la session a généré %1 factures, mais seules %2 sont enregistrées</translation>
    </message>
    <message>
        <source>the run generated %1 invoices of %2</source>
        <translation>la session a généré %1 factures sur %2</translation>
    </message>
    <message>
        <source>the generator would reuse invoice numbers</source>
        <translation>le générateur réutiliserait des numéros de facture</translation>
    </message>
    <message>
        <source>Every generated invoice is stored, with numbers without a gap</source>
        <translation>Chaque facture générée est enregistrée, sous des numéros sans trou</translation>
    </message>
    <message>
        <source>%1 generated in run %2, %3 in all</source>
        <translation>%1 générées dans la session %2, %3 en tout</translation>
    </message>
    <message>
        <source>%1 real invoices</source>
        <translation>%1 factures réelles</translation>
    </message>
    <message>
        <source>%1, but the ledger’s count is %2</source>
        <translation>%1, mais le registre en compte %2</translation>
    </message>
    <message>
        <source>The count of real invoices matches the rows</source>
        <translation>Le nombre de factures réelles correspond aux lignes</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has a host. Write sqlite:/path/to/file.db</source>
        <translation>«&#xa0;%1&#xa0;» a un hôte. Écrivez sqlite:/path/to/file.db</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has parameters. Write only sqlite: and a path.</source>
        <translation>«&#xa0;%1&#xa0;» a des paramètres. Écrivez seulement sqlite: et un chemin.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no file name. Write sqlite:/path/to/file.db</source>
        <translation>«&#xa0;%1&#xa0;» n’a pas de nom de fichier. Écrivez sqlite:/path/to/file.db</translation>
    </message>
    <message>
        <source>The PostgreSQL URL isn’t valid. Write @ and / in the password as %40 and %2F</source>
        <translation>L’URL de PostgreSQL n’est pas valide. Dans le mot de passe, écrivez @ et / sous la forme %40 et %2F</translation>
    </message>
    <message>
        <source>The PostgreSQL URL isn’t valid (%1)</source>
        <translation>L’URL de PostgreSQL n’est pas valide (%1)</translation>
    </message>
    <message>
        <source>The port in the PostgreSQL URL must be a number from 1 to 65535</source>
        <translation>Le port de l’URL de PostgreSQL doit être un nombre de 1 à 65535</translation>
    </message>
    <message>
        <source>The database URL must start with sqlite: or postgresql://</source>
        <translation>L’URL de la base de données doit commencer par sqlite: ou postgresql://</translation>
    </message>
    <message>
        <source>At most %1 invoices can be read at a time</source>
        <translation>%1 factures au plus peuvent être lues à la fois</translation>
    </message>
    <message>
        <source>Every document is stored once</source>
        <translation>Chaque document est enregistré une seule fois</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>%1 are stored more than once</source>
        <translation>%1 sont enregistrés plus d’une fois</translation>
    </message>
    <message>
        <source>The database’s own integrity check passed</source>
        <translation>Le contrôle d’intégrité de la base de données a réussi</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>réussi</translation>
    </message>
    <message>
        <source>The schema matches this version of Billow</source>
        <translation>Le schéma correspond à cette version de Billow</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>version %1</translation>
    </message>
    <message>
        <source>The newest invoice in the ledger should be number %1, but isn’t. Run billowd verify to find out why.</source>
        <translation>La facture la plus récente du registre devrait avoir le numéro %1, mais ne l’a pas. Exécutez billowd verify pour savoir pourquoi.</translation>
    </message>
    <message>
        <source>Invoices between %1 and %2 are missing from the ledger. Run billowd verify to find out which.</source>
        <translation>Des factures entre %1 et %2 manquent dans le registre. Exécutez billowd verify pour savoir lesquelles.</translation>
    </message>
    <message>
        <source>The ledger has schema version %1, but this version of Billow supports only up to version %2. Use a newer Billow.</source>
        <translation>Le registre a la version de schéma %1, mais cette version de Billow ne prend en charge que jusqu’à la version %2. Utilisez un Billow plus récent.</translation>
    </message>
    <message>
        <source>There is no ledger here yet. Billow creates it when it first writes to it.</source>
        <translation>Il n’y a pas encore de registre ici. Billow le crée quand il y écrit pour la première fois.</translation>
    </message>
    <message>
        <source>The ledger has schema version %1, but this program needs version %2. Run billowd migrate to upgrade it.</source>
        <translation>Le registre a la version de schéma %1, mais ce programme a besoin de la version %2. Exécutez billowd migrate pour le mettre à jour.</translation>
    </message>
    <message>
        <source>The PostgreSQL server has version %1; Billow needs 13 or newer</source>
        <translation>Le serveur PostgreSQL a la version %1&#x202f;; Billow a besoin de la 13 ou d’une plus récente</translation>
    </message>
    <message>
        <source>The PostgreSQL database has the encoding %1. Billow needs one created with ENCODING &apos;UTF8&apos;</source>
        <translation>La base PostgreSQL a l’encodage %1. Billow a besoin d’une base créée avec ENCODING &apos;UTF8&apos;</translation>
    </message>
    <message>
        <source>The PostgreSQL connection has no schema for the ledger. Check its search_path.</source>
        <translation>La connexion PostgreSQL n’a pas de schéma pour le registre. Vérifiez son search_path.</translation>
    </message>
    <message>
        <source>The PostgreSQL database already has tables from another program (%1). Use another database or schema.</source>
        <translation>La base PostgreSQL a déjà des tables d’un autre programme (%1). Utilisez une autre base ou un autre schéma.</translation>
    </message>
    <message>
        <source>Can’t reach PostgreSQL: %1</source>
        <translation>PostgreSQL est injoignable&#xa0;: %1</translation>
    </message>
    <message>
        <source>PostgreSQL refused a statement (%1%2)</source>
        <translation>PostgreSQL a refusé une instruction (%1%2)</translation>
    </message>
    <message>
        <source>The connection to PostgreSQL was lost (%1)</source>
        <translation>La connexion à PostgreSQL a été perdue (%1)</translation>
    </message>
    <message>
        <source>The PostgreSQL server isn’t responding</source>
        <translation>Le serveur PostgreSQL ne répond pas</translation>
    </message>
    <message>
        <source>The call to PostgreSQL was interrupted</source>
        <translation>L’appel à PostgreSQL a été interrompu</translation>
    </message>
    <message>
        <source>The host name %1 isn’t known. Check its spelling.</source>
        <translation>Le nom d’hôte %1 est inconnu. Vérifiez son orthographe.</translation>
    </message>
    <message>
        <source>Can’t connect to %1. Check that PostgreSQL is running there and that the port is correct.</source>
        <translation>Impossible de se connecter à %1. Vérifiez que PostgreSQL y est en cours d’exécution et que le port est correct.</translation>
    </message>
    <message>
        <source>The socket %1 doesn’t exist. Check that PostgreSQL is running on this computer.</source>
        <translation>Le socket %1 n’existe pas. Vérifiez que PostgreSQL est en cours d’exécution sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Can’t connect to the socket %1. Check that PostgreSQL is running and that this account may use it.</source>
        <translation>Impossible de se connecter au socket %1. Vérifiez que PostgreSQL est en cours d’exécution et que ce compte peut l’utiliser.</translation>
    </message>
    <message>
        <source>Can’t reach the server over the network (%1)</source>
        <translation>Le serveur est injoignable par le réseau (%1)</translation>
    </message>
    <message>
        <source>The password for the user %1 was refused</source>
        <translation>Le mot de passe de l’utilisateur %1 a été refusé</translation>
    </message>
    <message>
        <source>The server needs a password, and the URL has none</source>
        <translation>Le serveur exige un mot de passe, et l’URL n’en a pas</translation>
    </message>
    <message>
        <source>On its socket, the server accepts the user %1 only from the system account with that name. Use a host and a password instead.</source>
        <translation>Par son socket, le serveur n’accepte l’utilisateur %1 que depuis le compte système du même nom. Utilisez plutôt un hôte et un mot de passe.</translation>
    </message>
    <message>
        <source>There is no user %1 on this server</source>
        <translation>Il n’y a pas d’utilisateur %1 sur ce serveur</translation>
    </message>
    <message>
        <source>There is no database %1 on this server. Create it with createdb %1</source>
        <translation>Il n’y a pas de base de données %1 sur ce serveur. Créez-la avec createdb %1</translation>
    </message>
    <message>
        <source>This user may not connect to the database %1</source>
        <translation>Cet utilisateur n’a pas le droit de se connecter à la base %1</translation>
    </message>
    <message>
        <source>The server doesn’t accept unencrypted connections from this computer (%1). Try ?sslmode=require, or ask its administrator.</source>
        <translation>Le serveur n’accepte pas de connexions non chiffrées depuis cet ordinateur (%1). Essayez ?sslmode=require, ou adressez-vous à son administrateur.</translation>
    </message>
    <message>
        <source>The server doesn’t accept connections from this computer (%1). Ask its administrator to allow them.</source>
        <translation>Le serveur n’accepte pas de connexions depuis cet ordinateur (%1). Demandez à son administrateur de les autoriser.</translation>
    </message>
    <message>
        <source>The URL requires an encrypted connection, which the server doesn’t offer</source>
        <translation>L’URL exige une connexion chiffrée, que le serveur ne propose pas</translation>
    </message>
    <message>
        <source>The server’s certificate was refused (%1)</source>
        <translation>Le certificat du serveur a été refusé (%1)</translation>
    </message>
    <message>
        <source>The server has no free connections at the moment (%1)</source>
        <translation>Le serveur n’a plus de connexion libre en ce moment (%1)</translation>
    </message>
    <message>
        <source>The server is %1. Try again in a moment.</source>
        <translation>Le serveur n’est pas disponible (%1). Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>The server there isn’t PostgreSQL</source>
        <translation>Le serveur qui s’y trouve n’est pas PostgreSQL</translation>
    </message>
    <message>
        <source>The server closed the connection immediately. Check that it is PostgreSQL.</source>
        <translation>Le serveur a aussitôt fermé la connexion. Vérifiez qu’il s’agit de PostgreSQL.</translation>
    </message>
    <message>
        <source>the server&apos;s own host</source>
        <translation>l’hôte du serveur lui-même</translation>
    </message>
    <message>
        <source>%1 (process %2 on %3)</source>
        <translation>%1 (processus %2 sur %3)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; (on %2, server process %3)</source>
        <translation>«&#xa0;%1&#xa0;» (sur %2, processus serveur %3)</translation>
    </message>
    <message>
        <source>Another program has just opened the ledger</source>
        <translation>Un autre programme vient d’ouvrir le registre</translation>
    </message>
    <message>
        <source>An earlier connection from this program is still closing. Try again in a moment.</source>
        <translation>Une connexion précédente de ce programme est encore en cours de fermeture. Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>The ledger is in use by %1</source>
        <translation>Le registre est utilisé par %1</translation>
    </message>
    <message>
        <source>The search was cancelled</source>
        <translation>La recherche a été annulée</translation>
    </message>
    <message>
        <source>The search took too long. Narrow it, for example by date or currency.</source>
        <translation>La recherche a pris trop de temps. Affinez-la, par exemple par date ou par devise.</translation>
    </message>
    <message>
        <source>Can’t create the folder %1 for the ledger</source>
        <translation>Impossible de créer le dossier %1 pour le registre</translation>
    </message>
    <message>
        <source>%1 is another program’s SQLite database, not a Billow ledger</source>
        <translation>%1 est la base SQLite d’un autre programme, pas un registre de Billow</translation>
    </message>
    <message>
        <source>%1 was a Billow ledger, but its tables are missing. Restore a backup.</source>
        <translation>%1 était un registre de Billow, mais ses tables manquent. Restaurez une sauvegarde.</translation>
    </message>
    <message>
        <source>The ledger %1 is damaged: table stream_state is empty. Restore a backup.</source>
        <translation>Le registre %1 est endommagé&#xa0;: la table stream_state est vide. Restaurez une sauvegarde.</translation>
    </message>
    <message>
        <source>There is no ledger at %1</source>
        <translation>Il n’y a pas de registre à %1</translation>
    </message>
    <message>
        <source>%1 is a folder, not a ledger</source>
        <translation>%1 est un dossier, pas un registre</translation>
    </message>
    <message>
        <source>%1 isn’t a SQLite database</source>
        <translation>%1 n’est pas une base SQLite</translation>
    </message>
    <message>
        <source>The ledger %1 is damaged (%2)</source>
        <translation>Le registre %1 est endommagé (%2)</translation>
    </message>
    <message>
        <source>There is no space left for the ledger %1 (%2)</source>
        <translation>Il n’y a plus de place pour le registre %1 (%2)</translation>
    </message>
    <message>
        <source>Another program has locked the ledger %1 (%2)</source>
        <translation>Un autre programme a verrouillé le registre %1 (%2)</translation>
    </message>
    <message>
        <source>Billow can’t write to the ledger %1 or its folder; reading needs that too (%2)</source>
        <translation>Billow ne peut pas écrire dans le registre %1 ou son dossier&#x202f;; c’est nécessaire aussi pour lire (%2)</translation>
    </message>
    <message>
        <source>Can’t open the ledger %1. Check that the file and its folder are readable and writable (%2).</source>
        <translation>Impossible d’ouvrir le registre %1. Vérifiez que le fichier et son dossier sont accessibles en lecture et en écriture (%2).</translation>
    </message>
    <message>
        <source>Can’t read or write the ledger %1 (%2)</source>
        <translation>Impossible de lire ou d’écrire le registre %1 (%2)</translation>
    </message>
    <message>
        <source>SQLite refused a statement on %1 (%2)</source>
        <translation>SQLite a refusé une instruction sur %1 (%2)</translation>
    </message>
    <message>
        <source>The ledger %1 is being opened by another program</source>
        <translation>Le registre %1 est en train d’être ouvert par un autre programme</translation>
    </message>
    <message>
        <source>; if that program is no longer running, delete %1</source>
        <translation>&#x202f;; si ce programme n’est plus en cours d’exécution, supprimez %1</translation>
    </message>
    <message>
        <source>Can’t write the lock file %1. Check that its folder is writable.</source>
        <translation>Impossible d’écrire le fichier verrou %1. Vérifiez que son dossier est accessible en écriture.</translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation>Valeur par défaut&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Environment: %1.</source>
        <translation>Environnement&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The configuration file. Default: $XDG_CONFIG_HOME/billow/billow.conf, or else /etc/billow/billow.conf.</source>
        <translation>Le fichier de configuration. Par défaut&#xa0;: $XDG_CONFIG_HOME/billow/billow.conf, sinon /etc/billow/billow.conf.</translation>
    </message>
    <message>
        <source>this value can’t be saved in a configuration file: it has a line break, or a quotation mark together with a space or a # that would start a comment</source>
        <translation>cette valeur ne peut pas être enregistrée dans un fichier de configuration&#xa0;: elle contient un saut de ligne, ou un guillemet avec un espace ou un # qui commencerait un commentaire</translation>
    </message>
    <message>
        <source>couldn’t read the changed configuration file: %1</source>
        <translation>impossible de lire le fichier de configuration modifié&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 can’t be saved in the configuration file</source>
        <translation>%1 ne peut pas être enregistré dans le fichier de configuration</translation>
    </message>
    <message>
        <source>write a group as [name], in lower case</source>
        <translation>écrivez un groupe sous la forme [nom], en minuscules</translation>
    </message>
    <message>
        <source>write a setting as name = value, with the name in lower case</source>
        <translation>écrivez un paramètre sous la forme nom = valeur, le nom en minuscules</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is before the first [group]</source>
        <translation>«&#xa0;%1&#xa0;» se trouve avant le premier [groupe]</translation>
    </message>
    <message>
        <source>%1 is already set in line %2</source>
        <translation>%1 est déjà défini à la ligne %2</translation>
    </message>
    <message>
        <source>%1: the closing quotation mark is missing</source>
        <translation>%1&#xa0;: le guillemet fermant manque</translation>
    </message>
    <message>
        <source>%1: there is text after the closing quotation mark</source>
        <translation>%1&#xa0;: il y a du texte après le guillemet fermant</translation>
    </message>
    <message>
        <source>%1:%2: the text isn’t UTF-8</source>
        <translation>%1:%2&#xa0;: le texte n’est pas en UTF-8</translation>
    </message>
    <message>
        <source>%1 is larger than 1 MB, too large for a configuration file</source>
        <translation>%1 dépasse 1&#xa0;Mo, c’est trop pour un fichier de configuration</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>un nombre entier de %1 à %2</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>un nombre de %1 à %2</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>l’une des valeurs %1</translation>
    </message>
    <message>
        <source>a URL that starts with %1</source>
        <translation>une URL qui commence par %1</translation>
    </message>
    <message>
        <source>a comma-separated list of origins, for example https://shop.example:8443</source>
        <translation>une liste d’origines séparées par des virgules, par exemple https://shop.example:8443</translation>
    </message>
    <message>
        <source>a text of at least %1 characters</source>
        <translation>un texte d’au moins %1 caractères</translation>
    </message>
    <message>
        <source>any text</source>
        <translation>un texte quelconque</translation>
    </message>
    <message>
        <source>the value is empty; it must be %1</source>
        <translation>la valeur est vide&#x202f;; il faut %1</translation>
    </message>
    <message>
        <source>the value isn’t %1</source>
        <translation>la valeur n’est pas %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t %2</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas %2</translation>
    </message>
    <message>
        <source>%1:%2: there is no setting %3; did you mean %4 in [%5]?</source>
        <translation>%1:%2: il n’y a pas de paramètre %3&#x202f;; s’agit-il de %4 dans [%5]&#x202f;?</translation>
    </message>
    <message>
        <source>the default of %1: %2</source>
        <translation>la valeur par défaut de %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t a whole number of seconds</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nombre entier de secondes</translation>
    </message>
    <message>
        <source>%1 and %2 are the same setting in two units. Set only one of them.</source>
        <translation>%1 et %2 sont le même paramètre en deux unités. N’en définissez qu’un.</translation>
    </message>
    <message>
        <source>Settings can be given on the command line of both programs, in the environment and in the configuration file, in this order of precedence. The file is the one given with --config, or $XDG_CONFIG_HOME/billow/billow.conf (usually ~/.config/billow/billow.conf), or /etc/billow/billow.conf. It is an INI file:</source>
        <translation>Les paramètres peuvent être donnés sur la ligne de commande des deux programmes, dans l’environnement et dans le fichier de configuration, dans cet ordre de priorité. Le fichier est celui donné avec --config, ou $XDG_CONFIG_HOME/billow/billow.conf (en général ~/.config/billow/billow.conf), ou /etc/billow/billow.conf. C’est un fichier INI&#xa0;:</translation>
    </message>
    <message>
        <source>$XDG_DATA_HOME defaults to ~/.local/share and $XDG_STATE_HOME to ~/.local/state. An empty environment variable counts as not set, unless an empty value has a meaning.</source>
        <translation>Par défaut, $XDG_DATA_HOME est ~/.local/share et $XDG_STATE_HOME est ~/.local/state. Une variable d’environnement vide compte comme non définie, sauf si une valeur vide a un sens.</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>see %1</source>
        <translation>voir %1</translation>
    </message>
    <message>
        <source>Can be changed while Billow runs.</source>
        <translation>Peut être modifié pendant que Billow tourne.</translation>
    </message>
    <message>
        <source>Secret: never shown or logged.</source>
        <translation>Secret&#xa0;: jamais affiché ni journalisé.</translation>
    </message>
    <message>
        <source>Default: %1. Allowed: %2.</source>
        <translation>Valeur par défaut&#xa0;: %1. Valeurs admises&#xa0;: %2.</translation>
    </message>
    <message>
        <source>SETTINGS</source>
        <translation>PARAMÈTRES</translation>
    </message>
    <message>
        <source>Couldn’t save the settings to %1: %2</source>
        <translation>Impossible d’enregistrer les paramètres dans %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>can’t create the folder %1</source>
        <translation>impossible de créer le dossier %1</translation>
    </message>
    <message>
        <source>Language of the window and the command line: English, German, French, Portuguese or Afrikaans. Empty: the system’s language; English for billowd serve.</source>
        <translation>Langue de la fenêtre et de la ligne de commande&#xa0;: anglais, allemand, français, portugais ou afrikaans. Vide&#xa0;: la langue du système&#x202f;; l’anglais pour billowd serve.</translation>
    </message>
    <message>
        <source>Where the ledger is: sqlite:/path/to/file.db, or any libpq URL such as postgresql://user:password@host/database.</source>
        <translation>Emplacement du registre&#xa0;: sqlite:/path/to/file.db, ou toute URL de libpq, par exemple postgresql://user:password@host/database.</translation>
    </message>
    <message>
        <source>Redis server that caches totals and recent invoices, for example redis://:password@localhost:6379/0. Optional: leave empty to run without a cache.</source>
        <translation>Serveur Redis qui met en cache les totaux et les factures récentes, par exemple redis://:password@localhost:6379/0. Facultatif&#xa0;: laissez vide pour vous passer de cache.</translation>
    </message>
    <message>
        <source>Address of the web server: localhost, an address of this computer, or 0.0.0.0 for all of them. Addresses other than localhost need an access token (http.secret_key_base).</source>
        <translation>Adresse du serveur web&#xa0;: localhost, une adresse de cet ordinateur, ou 0.0.0.0 pour toutes. Les adresses autres que localhost exigent un jeton d’accès (http.secret_key_base).</translation>
    </message>
    <message>
        <source>Port of the web server. 0 = any free port.</source>
        <translation>Port du serveur web. 0 = n’importe quel port libre.</translation>
    </message>
    <message>
        <source>Web sites that may use the API in addition to Billow’s own page. Empty = none.</source>
        <translation>Sites web qui peuvent utiliser l’API en plus de la page de Billow. Vide = aucun.</translation>
    </message>
    <message>
        <source>Demo invoices per second. 0 = unlimited.</source>
        <translation>Factures de démonstration par seconde. 0 = sans limite.</translation>
    </message>
    <message>
        <source>Demo invoices shown per second. 0 = unlimited.</source>
        <translation>Factures de démonstration affichées par seconde. 0 = sans limite.</translation>
    </message>
    <message>
        <source>Run length in seconds. 0 = until you stop it.</source>
        <translation>Durée d’une session en secondes. 0 = jusqu’à ce que vous l’arrêtiez.</translation>
    </message>
    <message>
        <source>Seed of the demo generator. The same seed generates the same invoices. 0 = a new one for each run.</source>
        <translation>Graine du générateur de démonstration. La même graine génère les mêmes factures. 0 = une nouvelle à chaque session.</translation>
    </message>
    <message>
        <source>generation.per_second as the time between two invoices: 200 = 5 per second.</source>
        <translation>generation.per_second exprimé en temps entre deux factures&#xa0;: 200 = 5 par seconde.</translation>
    </message>
    <message>
        <source>display.per_second as the time between two invoices: 500 = 2 per second.</source>
        <translation>display.per_second exprimé en temps entre deux factures&#xa0;: 500 = 2 par seconde.</translation>
    </message>
    <message>
        <source>run.seconds in minutes.</source>
        <translation>run.seconds en minutes.</translation>
    </message>
    <message>
        <source>Lowest level to record.</source>
        <translation>Niveau le plus bas à journaliser.</translation>
    </message>
    <message>
        <source>Format of the log: text, or one JSON object per line for programs.</source>
        <translation>Format du journal&#xa0;: texte, ou un objet JSON par ligne pour les programmes.</translation>
    </message>
    <message>
        <source>Log file, in addition to standard error. Empty = no file.</source>
        <translation>Fichier journal, en plus de l’erreur standard. Vide = pas de fichier.</translation>
    </message>
    <message>
        <source>Largest size of a log file. Then a new one is started.</source>
        <translation>Taille maximale d’un fichier journal. Ensuite, un nouveau est commencé.</translation>
    </message>
    <message>
        <source>Log files to keep, including the newest.</source>
        <translation>Fichiers journaux à conserver, le plus récent compris.</translation>
    </message>
    <message>
        <source>Per-category levels, as Qt logging rules separated by semicolons: billow.ledger.debug=true;billow.cache.info=false.</source>
        <translation>Niveaux par catégorie, sous forme de règles de journalisation de Qt séparées par des points-virgules&#xa0;: billow.ledger.debug=true;billow.cache.info=false.</translation>
    </message>
    <message>
        <source>Generation is already running</source>
        <translation>La génération est déjà en cours</translation>
    </message>
    <message>
        <source>The backlog of the last run is still being shown</source>
        <translation>Les factures à afficher de la dernière session sont encore en cours d’affichage</translation>
    </message>
    <message>
        <source>Generation started</source>
        <translation>La génération a démarré</translation>
    </message>
    <message>
        <source>Generation is already stopped</source>
        <translation>La génération est déjà arrêtée</translation>
    </message>
    <message>
        <source>Generation is already stopping</source>
        <translation>La génération est déjà en train de s’arrêter</translation>
    </message>
    <message>
        <source>All invoices were deleted</source>
        <translation>Toutes les factures ont été supprimées</translation>
    </message>
    <message>
        <source>The ledger has real invoices, which were imported or received. Confirm that they should be deleted.</source>
        <translation>Le registre contient des factures réelles, importées ou reçues. Confirmez qu’elles doivent être supprimées.</translation>
    </message>
    <message>
        <source>Rates changed</source>
        <translation>Les débits ont été modifiés</translation>
    </message>
    <message>
        <source>The ledger was unavailable for a moment. Try again.</source>
        <translation>Le registre a été indisponible un moment. Réessayez.</translation>
    </message>
    <message>
        <source>The ledger is unavailable: %1</source>
        <translation>Le registre est indisponible&#xa0;: %1</translation>
    </message>
    <message>
        <source>The ledger is being opened. Try again.</source>
        <translation>Le registre est en cours d’ouverture. Réessayez.</translation>
    </message>
    <message>
        <source>source can’t be &quot;demo&quot;, which is for demo invoices</source>
        <translation>source ne peut pas être «&#xa0;demo&#xa0;», réservé aux factures de démonstration</translation>
    </message>
    <message>
        <source>Too many invoices are queued. Try again in a moment.</source>
        <translation>Trop de factures sont dans la file d’attente. Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>The ledger is being opened. Try again in a moment.</source>
        <translation>Le registre est en cours d’ouverture. Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>The ledger didn’t answer in time. Try again.</source>
        <translation>Le registre n’a pas répondu à temps. Réessayez.</translation>
    </message>
    <message>
        <source>%1 isn’t an address of this computer. Use one of its addresses, or 0.0.0.0 for all.</source>
        <translation>%1 n’est pas une adresse de cet ordinateur. Utilisez l’une de ses adresses, ou 0.0.0.0 pour toutes.</translation>
    </message>
    <message>
        <source>another program uses it</source>
        <translation>un autre programme l’utilise</translation>
    </message>
    <message>
        <source>Can’t use port %1 of %2: %3</source>
        <translation>Impossible d’utiliser le port %1 de %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NOM</translation>
    </message>
    <message>
        <source>SYNOPSIS</source>
        <translation>SYNOPSIS</translation>
    </message>
    <message>
        <source>OPTION</source>
        <translation>OPTION</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>FICHIER</translation>
    </message>
    <message>
        <source>DESCRIPTION</source>
        <translation>DESCRIPTION</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>OPTIONS</translation>
    </message>
    <message>
        <source>Starts a run as soon as the ledger is open.</source>
        <translation>Démarre une session dès que le registre est ouvert.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Affiche cette aide.</translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation>Affiche la version.</translation>
    </message>
    <message>
        <source>success</source>
        <translation>réussite</translation>
    </message>
    <message>
        <source>an error, with a message that explains it</source>
        <translation>une erreur, avec un message qui l’explique</translation>
    </message>
    <message>
        <source>a wrong option or setting</source>
        <translation>une option ou un paramètre incorrect</translation>
    </message>
    <message>
        <source>an internal error: the engine stopped</source>
        <translation>une erreur interne&#xa0;: le moteur s’est arrêté</translation>
    </message>
    <message>
        <source>another program is using the ledger</source>
        <translation>un autre programme utilise le registre</translation>
    </message>
    <message>
        <source>EXIT STATUS</source>
        <translation>CODE DE RETOUR</translation>
    </message>
    <message>
        <source>a live stream of invoices, without a window</source>
        <translation>un flux de factures en direct, sans fenêtre</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>COMMANDE</translation>
    </message>
    <message>
        <source>ARGUMENT</source>
        <translation>ARGUMENT</translation>
    </message>
    <message>
        <source>COMMANDS</source>
        <translation>COMMANDES</translation>
    </message>
    <message>
        <source>EXAMPLES</source>
        <translation>EXEMPLES</translation>
    </message>
    <message>
        <source>Starts a run of five invoices per second for five minutes.</source>
        <translation>Démarre une session de cinq factures par seconde pendant cinq minutes.</translation>
    </message>
    <message>
        <source>As fast as the database allows, for 20 seconds.</source>
        <translation>Aussi vite que la base de données le permet, pendant 20 secondes.</translation>
    </message>
    <message>
        <source>Stores the invoices in a file.</source>
        <translation>Enregistre les factures d’un fichier.</translation>
    </message>
    <message>
        <source>Verifies the ledger and prints the result as JSON.</source>
        <translation>Vérifie le registre et affiche le résultat en JSON.</translation>
    </message>
    <message>
        <source>The profile could not be written to %1: %2</source>
        <translation>Le profil n’a pas pu être écrit dans %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Profile saved as %1</source>
        <translation>Profil enregistré sous %1</translation>
    </message>
    <message>
        <source>%1 is read like this:</source>
        <translation>%1 est lu ainsi&#xa0;:</translation>
    </message>
    <message>
        <source>Nothing was stored, because --strict takes all or nothing</source>
        <translation>Rien n’a été enregistré, parce que --strict prend tout ou rien</translation>
    </message>
    <message>
        <source>Nothing was stored: %1</source>
        <translation>Rien n’a été enregistré&#xa0;: %1</translation>
    </message>
    <message>
        <source>import needs at least one FILE; see billowd import --help</source>
        <translation>import a besoin d’au moins un FICHIER&#x202f;; voir billowd import --help</translation>
    </message>
    <message>
        <source>Fields: %1; for line items %2. Of subtotal, VAT, VAT rate and total as many as there are; the others are computed, and what is given has to agree.</source>
        <translation>Champs&#xa0;: %1&#x202f;; pour les lignes d’articles %2. Du total HT, de la TVA, du taux de TVA et du total TTC, autant qu’il y en a&#x202f;; les autres sont calculés, et ce qui est donné doit concorder.</translation>
    </message>
    <message>
        <source>Stores the invoices of CSV files in the ledger.</source>
        <translation>Enregistre dans le registre les factures de fichiers CSV.</translation>
    </message>
    <message>
        <source>All or nothing: one rejected row, and nothing is stored.</source>
        <translation>Tout ou rien&#xa0;: une seule ligne refusée, et rien n’est enregistré.</translation>
    </message>
    <message>
        <source>Reads and checks, and stores nothing.</source>
        <translation>Lit et vérifie, et n’enregistre rien.</translation>
    </message>
    <message>
        <source>Prints the report as JSON.</source>
        <translation>Affiche le rapport en JSON.</translation>
    </message>
    <message>
        <source>%1; see billowd %2 --help</source>
        <translation>%1&#x202f;; voir billowd %2 --help</translation>
    </message>
    <message>
        <source>%1 takes no arguments, but got %2</source>
        <translation>%1 ne prend pas d’argument, mais a reçu %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t a command; see billowd --help</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une commande&#x202f;; voir billowd --help</translation>
    </message>
    <message numerus="yes">
        <source>The ledger %1 is up to date. It has %2 invoices.</source>
        <translation>
            <numerusform>Le registre %1 a le schéma qu’utilise ce programme&#x202f;; il contient %2 facture.</numerusform>
            <numerusform>Le registre %1 a le schéma qu’utilise ce programme&#x202f;; il contient %2 factures.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 MB</source>
        <translation>%1 sur %2 Mo</translation>
    </message>
    <message>
        <source>Runs the engine without a window until SIGTERM or SIGINT.</source>
        <translation>Exécute le moteur sans fenêtre jusqu’à SIGTERM ou SIGINT.</translation>
    </message>
    <message>
        <source>Opens the ledger, shows the waiting invoices, and logs to standard error and the log file. If the database is unavailable, it retries. If another program is using the ledger, it exits with status 75.</source>
        <translation>Ouvre le registre, affiche les factures à afficher, et journalise sur l’erreur standard et dans le fichier journal. Si la base de données est indisponible, il réessaie. Si un autre programme utilise le registre, il se termine avec le code 75.</translation>
    </message>
    <message>
        <source>The API and the dashboard are at http://localhost:4000 unless you change http.host and http.port. It reports to systemd when it is ready, and what it is waiting for.</source>
        <translation>L’API et le tableau de bord sont à http://localhost:4000, sauf si vous changez http.host et http.port. Il signale à systemd quand il est prêt, et ce qu’il attend.</translation>
    </message>
    <message>
        <source>Stops within four seconds, after answering open requests. Stored invoices are safe, even after a kill -9 or a power cut.</source>
        <translation>S’arrête en moins de quatre secondes, après avoir répondu aux requêtes en cours. Les factures enregistrées sont en sûreté, même après un kill -9 ou une coupure de courant.</translation>
    </message>
    <message>
        <source>Starts a run of the demo generator as soon as the ledger is open.</source>
        <translation>Démarre une session du générateur de démonstration dès que le registre est ouvert.</translation>
    </message>
    <message numerus="yes">
        <source>Ledger %1: %2 invoices stored, %3 shown</source>
        <translation>
            <numerusform>Registre %1&#xa0;: %2 facture enregistrée, %3 affichée(s)</numerusform>
            <numerusform>Registre %1&#xa0;: %2 factures enregistrées, %3 affichées</numerusform>
        </translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>All checks passed.</source>
        <translation>Tous les contrôles ont réussi.</translation>
    </message>
    <message>
        <source>The ledger is damaged: see above.</source>
        <translation>Le registre est endommagé&#xa0;: voir ci-dessus.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 rows</source>
        <translation>
            <numerusform>%1 sur %2 ligne</numerusform>
            <numerusform>%1 sur %2 lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Recomputes every rule and total of the ledger from its rows.</source>
        <translation>Recalcule chaque règle et chaque total du registre à partir de ses lignes.</translation>
    </message>
    <message>
        <source>Reads every invoice in one snapshot, while another program may be writing, and checks: sequence numbers without a gap, each document once, running totals equal to the sums of the rows in every currency, total = subtotal + VAT on each row, the cursor within range. Changes nothing. The exit status is 0 only if all checks pass.</source>
        <translation>Lit chaque facture dans un même instantané, même si un autre programme est en train d’écrire, et contrôle&#xa0;: numéros de séquence sans trou, chaque document une seule fois, totaux courants égaux aux sommes des lignes dans chaque devise, total TTC = total HT + TVA sur chaque ligne, curseur dans ses bornes. Ne change rien. Le code de sortie n’est 0 que si tous les contrôles réussissent.</translation>
    </message>
    <message>
        <source>Prints the result as JSON.</source>
        <translation>Affiche le résultat en JSON.</translation>
    </message>
    <message>
        <source>Other machines can connect to %1. Set SECRET_KEY_BASE to at least 32 random characters and share it only with people who may use Billow.</source>
        <translation>D’autres machines peuvent se connecter à %1. Donnez à SECRET_KEY_BASE au moins 32 caractères aléatoires, et ne les communiquez qu’aux personnes qui ont le droit d’utiliser Billow.</translation>
    </message>
    <message>
        <source>column</source>
        <translation>colonne</translation>
    </message>
    <message>
        <source>Couldn’t upgrade the ledger from schema version %1 to version %2. It is unchanged: %3</source>
        <translation>Impossible de mettre à jour le registre de la version de schéma %1 à la version %2. Il est inchangé&#xa0;: %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t an amount</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un montant</translation>
    </message>
    <message>
        <source>%1 has more than %2 decimals</source>
        <translation>%1 a plus de %2 décimales</translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation>%1 est trop grand</translation>
    </message>
    <message>
        <source>and %1 more for other reasons</source>
        <translation>et %1 de plus pour d’autres raisons</translation>
    </message>
    <message>
        <source>Imported with a change:</source>
        <translation>Importées avec une modification&#xa0;:</translation>
    </message>
    <message>
        <source>It stopped early: %1</source>
        <translation>Arrêt prématuré&#xa0;: %1</translation>
    </message>
    <message>
        <source>It was cancelled</source>
        <translation>L’opération a été annulée</translation>
    </message>
    <message>
        <source>Run it again to continue. Nothing is stored twice.</source>
        <translation>Relancez pour continuer. Rien n’est enregistré deux fois.</translation>
    </message>
    <message>
        <source>there is no date</source>
        <translation>il n’y a pas de date</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t a time</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une heure</translation>
    </message>
    <message>
        <source>there is no date, so that of inserted_at was used</source>
        <translation>il n’y a pas de date, celle de inserted_at a donc été utilisée</translation>
    </message>
    <message>
        <source>two of subtotal, vat_amount and total_amount are needed</source>
        <translation>il faut deux des valeurs subtotal, vat_amount et total_amount</translation>
    </message>
    <message>
        <source>amounts with more decimal places than %1 allows were rounded</source>
        <translation>les montants ayant plus de décimales que %1 ont été arrondis</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t an ISO 3166 country code, so it was left empty</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un code de pays ISO 3166, et a donc été laissé vide</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t Green, Amber or Red, so it was left empty</source>
        <translation>«&#xa0;%1&#xa0;» n’est ni Green, ni Amber, ni Red, et a donc été laissé vide</translation>
    </message>
    <message>
        <source>the ledger has another invoice with this seller and number, as number %1</source>
        <translation>le registre contient une autre facture de ce vendeur avec ce numéro, sous le numéro %1</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>ligne %1</translation>
    </message>
    <message>
        <source>%1 has no table &quot;invoices&quot;</source>
        <translation>%1 n’a pas de table &quot;invoices&quot;</translation>
    </message>
    <message>
        <source>%1 is a Billow ledger, not a database of the original</source>
        <translation>%1 est un registre de Billow, pas une base de données de l’original</translation>
    </message>
    <message>
        <source>The table &quot;invoices&quot; in %1 has no column %2, which every invoice needs</source>
        <translation>La table «&#xa0;invoices&#xa0;» de %1 n’a pas de colonne %2, nécessaire à chaque facture</translation>
    </message>
    <message>
        <source>The original stores its invoices in PostgreSQL, not in %1</source>
        <translation>L’original enregistre ses factures dans PostgreSQL, pas dans %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t an ISO 4217 currency</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une devise ISO 4217</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices that were waiting in the ledger now count as shown, because they come before these</source>
        <translation>
            <numerusform>%1 facture à afficher du registre compte désormais comme affichée, puisqu’elle précède celles-ci</numerusform>
            <numerusform>%1 factures à afficher du registre comptent désormais comme affichées, puisqu’elles précèdent celles-ci</numerusform>
        </translation>
    </message>
    <message>
        <source>--%1 requires --%2</source>
        <translation>--%1 exige --%2</translation>
    </message>
    <message>
        <source>Creates the ledger, or upgrades an older one. Other commands do this automatically when they open a ledger for writing; use this one to do it separately, for example as a database user who may change tables. Each migration is one transaction. A ledger from a newer version isn’t opened, and isn’t changed.</source>
        <translation>Crée le registre, ou met à jour un registre plus ancien. Les autres commandes le font automatiquement quand elles ouvrent un registre en écriture&#x202f;; utilisez celle-ci pour le faire séparément, par exemple avec un utilisateur de base de données qui peut modifier les tables. Chaque migration est une transaction. Un registre d’une version plus récente n’est ni ouvert ni modifié.</translation>
    </message>
    <message>
        <source>With --from-original, copies the invoices from table &quot;invoices&quot; of the Elixir program that Billow replaces. That database is only read and can stay in use, but no other Billow may use the ledger. The invoices count as shown at once, and their source is original:DATABASE. Rows that aren’t invoices are reported and don’t stop the rest. You can stop it at any time and run it again: it continues where it stopped and stores nothing twice.</source>
        <translation>Avec --from-original, copie les factures de la table «&#xa0;invoices&#xa0;» du programme Elixir que Billow remplace. Cette base est seulement lue et peut rester en service, mais aucun autre Billow ne doit utiliser le registre. Les factures comptent aussitôt comme affichées, et leur source est original:DATABASE. Les lignes qui ne sont pas des factures sont signalées et n’arrêtent pas les autres. Vous pouvez l’arrêter à tout moment et la relancer&#xa0;: elle reprend où elle s’est arrêtée et n’enregistre rien deux fois.</translation>
    </message>
    <message>
        <source>Keep the password out of the command line, where others can see it: use the environment variable PGPASSWORD, or ~/.pgpass.</source>
        <translation>Ne mettez pas le mot de passe sur la ligne de commande, où d’autres peuvent le voir&#xa0;: utilisez la variable d’environnement PGPASSWORD, ou ~/.pgpass.</translation>
    </message>
    <message>
        <source>Upgrades the ledger, or copies the original’s invoices into it.</source>
        <translation>Met à jour le registre, ou y copie les factures de l’original.</translation>
    </message>
    <message>
        <source>The original’s database; ecto:// works too.</source>
        <translation>La base de données de l’original&#x202f;; ecto:// fonctionne aussi.</translation>
    </message>
    <message>
        <source>Currency of the amounts, which the original doesn’t record (default: ZAR).</source>
        <translation>Devise des montants, que l’original n’enregistre pas (par défaut&#xa0;: ZAR).</translation>
    </message>
    <message>
        <source>Reads and checks the rows, and stores nothing.</source>
        <translation>Lit et contrôle les lignes, et n’enregistre rien.</translation>
    </message>
    <message>
        <source>the keychain no longer has “%1”</source>
        <translation>le trousseau ne contient plus «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>the keychain was not unlocked</source>
        <translation>le trousseau n’a pas été déverrouillé</translation>
    </message>
    <message>
        <source>this desktop has no keychain</source>
        <translation>ce bureau n’a pas de trousseau</translation>
    </message>
    <message>
        <source>can’t use the keychain: %1</source>
        <translation>impossible d’utiliser le trousseau&#xa0;: %1</translation>
    </message>
    <message>
        <source>the keychain isn’t responding</source>
        <translation>le trousseau ne répond pas</translation>
    </message>
    <message>
        <source>The ledger %1 is in use by %2</source>
        <translation>Le registre %1 est utilisé par %2</translation>
    </message>
    <message>
        <source>%1: the secret of %2 is in the desktop’s keychain, which only the window can read. Set the whole value in the environment variable %3</source>
        <translation>%1&#xa0;: le secret de %2 est dans le trousseau du bureau, que seule la fenêtre peut lire. Donnez toute la valeur dans la variable d’environnement %3</translation>
    </message>
    <message>
        <source>The window can store secrets and URLs in the desktop’s keychain; the file then has keychain:NAME. billowd can’t use the keychain: set environment variables instead.</source>
        <translation>La fenêtre peut enregistrer des secrets et des URL dans le trousseau du bureau&#x202f;; le fichier contient alors keychain:NAME. billowd ne peut pas utiliser le trousseau&#xa0;: définissez plutôt des variables d’environnement.</translation>
    </message>
    <message>
        <source>Option: %1</source>
        <translation>Option&#xa0;: %1</translation>
    </message>
    <message>
        <source>Access token that every request must send (Authorization: Bearer TOKEN) when the web server is open to other machines. It has no command-line option, because other users of this computer could read it there.</source>
        <translation>Jeton d’accès que chaque requête doit envoyer (Authorization: Bearer TOKEN) quand le serveur web est ouvert à d’autres machines. Il n’a pas d’option de ligne de commande, car d’autres utilisateurs de cet ordinateur pourraient l’y lire.</translation>
    </message>
    <message>
        <source>Can’t connect to %1</source>
        <translation>Impossible de se connecter à %1</translation>
    </message>
    <message>
        <source>%1 didn’t answer</source>
        <translation>%1 n’a pas répondu</translation>
    </message>
    <message>
        <source>status %1</source>
        <translation>code %1</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>The program at %1 refused: %2</source>
        <translation>Le programme à %1 a refusé&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 didn’t identify itself</source>
        <translation>%1 ne s’est pas identifié</translation>
    </message>
    <message>
        <source>%1 didn’t publish the address of its API</source>
        <translation>%1 n’a pas publié l’adresse de son API</translation>
    </message>
    <message>
        <source>The program at %1 needs its access token. Set SECRET_KEY_BASE to the same value as there.</source>
        <translation>Le programme à %1 exige son jeton d’accès. Donnez à SECRET_KEY_BASE la même valeur que là-bas.</translation>
    </message>
    <message>
        <source>The program at %1 answered: %2</source>
        <translation>Le programme à %1 a répondu&#xa0;: %2</translation>
    </message>
    <message>
        <source>The program at %1 isn’t the one that uses this ledger</source>
        <translation>Le programme à %1 n’est pas celui qui utilise ce registre</translation>
    </message>
    <message>
        <source>The program at %1 hasn’t opened the ledger yet</source>
        <translation>Le programme à %1 n’a pas encore ouvert le registre</translation>
    </message>
    <message>
        <source>the last %1 invoices weren’t confirmed (%2). Import the file again to make sure they’re stored.</source>
        <translation>les %1 dernières factures n’ont pas été confirmées (%2). Importez de nouveau le fichier pour vous assurer qu’elles sont enregistrées.</translation>
    </message>
    <message>
        <source>Opens the import dialog at start.</source>
        <translation>Ouvre la fenêtre d’importation au démarrage.</translation>
    </message>
    <message>
        <source>Starts in the tray, or minimised if there is no tray.</source>
        <translation>Démarre dans la zone de notification, ou réduit s’il n’y en a pas.</translation>
    </message>
    <message>
        <source>The program that held the ledger has ended</source>
        <translation>Le programme qui utilisait le registre s’est terminé</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>En attente&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1, through which nothing can be imported: %2</source>
        <translation>%1, par lequel rien ne peut être importé&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1, so this goes through its API at http://%2</source>
        <translation>%1, cela passe donc par son API à http://%2</translation>
    </message>
    <message>
        <source>%1, and --strict needs the ledger for itself</source>
        <translation>%1, et --strict a besoin du registre pour lui seul</translation>
    </message>
    <message>
        <source>The answer was lost. Try again.</source>
        <translation>La réponse a été perdue. Réessayez.</translation>
    </message>
    <message>
        <source>the import was ended</source>
        <translation>l’importation a été interrompue</translation>
    </message>
    <message>
        <source>Upgrading the ledger, step %1 of %2. This can take minutes.</source>
        <translation>Mise à jour du registre, étape %1 sur %2. Cela peut prendre quelques minutes.</translation>
    </message>
    <message>
        <source>Another program has changed the ledger’s analytics tables</source>
        <translation>Un autre programme a modifié les tables d’analyse du registre</translation>
    </message>
    <message>
        <source>Another program has written to the ledger although this one has locked it. With PostgreSQL, a pooler may have lost the lock: connect directly to the server.</source>
        <translation>Un autre programme a écrit dans le registre bien que celui-ci l’ait verrouillé. Avec PostgreSQL, un pooler a pu perdre le verrou&#xa0;: connectez-vous directement au serveur.</translation>
    </message>
    <message>
        <source>Another program (%1) has written to the ledger although this one has locked it. With PostgreSQL, a pooler may have lost the lock: connect directly to the server.</source>
        <translation>Un autre programme (%1) a écrit dans le registre bien que celui-ci l’ait verrouillé. Avec PostgreSQL, un pooler a pu perdre le verrou&#xa0;: connectez-vous directement au serveur.</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>un autre programme</translation>
    </message>
    <message>
        <source>Can’t delete the invoices while they are being read (%1). Try again later.</source>
        <translation>Impossible de supprimer les factures pendant leur lecture (%1). Réessayez plus tard.</translation>
    </message>
    <message>
        <source>A failed transaction can’t be committed</source>
        <translation>Une transaction qui a échoué ne peut pas être validée</translation>
    </message>
    <message>
        <source>There is no connection to the database</source>
        <translation>Il n’y a pas de connexion à la base de données</translation>
    </message>
    <message>
        <source>A connection pooler changes the PostgreSQL session between transactions. Connect directly to the server, or pool whole sessions.</source>
        <translation>Un pooler de connexions change la session PostgreSQL entre les transactions. Connectez-vous directement au serveur, ou utilisez un pool de sessions entières.</translation>
    </message>
    <message>
        <source>The option %1 in the PostgreSQL URL has a semicolon, which Qt’s driver doesn’t support</source>
        <translation>L’option %1 de l’URL de PostgreSQL contient un point-virgule, que le pilote de Qt ne prend pas en charge</translation>
    </message>
    <message>
        <source>internal error: a query of the ledger returned no row</source>
        <translation>erreur interne&#xa0;: une requête sur le registre n’a renvoyé aucune ligne</translation>
    </message>
    <message>
        <source>Qt’s database driver %1 isn’t installed. Install the package %2.</source>
        <translation>Le pilote de base de données %1 de Qt n’est pas installé. Installez le paquet %2.</translation>
    </message>
    <message>
        <source>The ledger can’t be at %1: that disk doesn’t support shared memory. Use a local folder instead of a network folder.</source>
        <translation>Le registre ne peut pas être à %1&#xa0;: ce disque ne prend pas en charge la mémoire partagée. Utilisez un dossier local plutôt qu’un dossier réseau.</translation>
    </message>
    <message>
        <source>Reading the ledger was interrupted</source>
        <translation>La lecture du registre a été interrompue</translation>
    </message>
    <message>
        <source>Can’t write to the ledger %1. Check that its disk isn’t full (%2).</source>
        <translation>Impossible d’écrire dans le registre %1. Vérifiez que son disque n’est pas plein (%2).</translation>
    </message>
    <message>
        <source>The ledger failed %1 times while storing these invoices</source>
        <translation>Le registre a échoué %1 fois pendant l’enregistrement de ces factures</translation>
    </message>
    <message>
        <source>All waiting invoices are being shown now</source>
        <translation>Toutes les factures à afficher sont en cours d’affichage</translation>
    </message>
    <message>
        <source>The program at %1 couldn’t prove that it uses this ledger and knows the access token. Check that SECRET_KEY_BASE is the same there and here.</source>
        <translation>Le programme à %1 n’a pas pu prouver qu’il utilise ce registre et qu’il connaît le jeton d’accès. Vérifiez que SECRET_KEY_BASE est identique là-bas et ici.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date such as 20261130</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une date, par exemple 20261130</translation>
    </message>
    <message>
        <source>Line %1, %2: %3</source>
        <translation>Ligne %1, %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>the total with VAT (BT-112)</source>
        <translation>le total TTC (BT-112)</translation>
    </message>
    <message>
        <source>the invoice number (BT-1)</source>
        <translation>le numéro de facture (BT-1)</translation>
    </message>
    <message>
        <source>the issue date (BT-2)</source>
        <translation>la date d’émission (BT-2)</translation>
    </message>
    <message>
        <source>the currency (BT-5)</source>
        <translation>la devise (BT-5)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no currency (BT-5)</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une devise (BT-5)</translation>
    </message>
    <message>
        <source>the seller&apos;s name (BT-27)</source>
        <translation>le nom du vendeur (BT-27)</translation>
    </message>
    <message>
        <source>This is %1, which is not read: UBL and CII are</source>
        <translation>Ce fichier est au format %1, qui n’est pas pris en charge&#xa0;: utilisez UBL ou CII</translation>
    </message>
    <message>
        <source>This is a UBL %1, not an invoice or a credit note</source>
        <translation>Ce document UBL est de type %1, et non une facture ou un avoir</translation>
    </message>
    <message>
        <source>This XML is no e-invoice: its root element is %1</source>
        <translation>Ce fichier XML n’est pas une facture électronique&#xa0;: son élément racine est %1</translation>
    </message>
    <message>
        <source>The document is larger than %1 MB</source>
        <translation>Le document dépasse %1&#xa0;Mo</translation>
    </message>
    <message>
        <source>The PDF carries %1. %2</source>
        <translation>Le PDF contient %1. %2</translation>
    </message>
    <message>
        <source>The PDF carries no e-invoice: there is no XML file in it</source>
        <translation>Le PDF ne contient pas de facture électronique&#xa0;: aucun fichier XML n’y est joint</translation>
    </message>
    <message>
        <source>This is no e-invoice: it is neither XML nor PDF</source>
        <translation>Ce n’est pas une facture électronique&#xa0;: le fichier n’est ni du XML ni un PDF</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Ligne %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>this is not well-formed XML: %1</source>
        <translation>ce XML n’est pas bien formé&#xa0;: %1</translation>
    </message>
    <message>
        <source>the document has a DTD, which an e-invoice must not have</source>
        <translation>le document a une DTD, ce qui est interdit dans une facture électronique</translation>
    </message>
    <message>
        <source>the document uses an entity that is not defined: %1</source>
        <translation>le document utilise une entité qui n’est pas définie&#xa0;: %1</translation>
    </message>
    <message>
        <source>the elements are nested more than %1 deep</source>
        <translation>les éléments sont imbriqués sur plus de %1 niveaux</translation>
    </message>
    <message>
        <source>The PDF is refused: far more is compressed in it than an invoice needs</source>
        <translation>Le PDF est refusé&#xa0;: il contient bien plus de données compressées qu’une facture n’en demande</translation>
    </message>
    <message>
        <source>The PDF is encrypted: save it without a password and try again</source>
        <translation>Le PDF est chiffré&#xa0;: enregistrez-le sans mot de passe et réessayez</translation>
    </message>
    <message>
        <source>The PDF cannot be read: %1</source>
        <translation>Le PDF ne peut pas être lu&#xa0;: %1</translation>
    </message>
    <message>
        <source>An invoice names the specification that it follows (BT-24)</source>
        <translation>Une facture indique la spécification qu’elle suit (BT-24)</translation>
    </message>
    <message>
        <source>An invoice has a number (BT-1)</source>
        <translation>Une facture a un numéro (BT-1)</translation>
    </message>
    <message>
        <source>An invoice has an issue date (BT-2)</source>
        <translation>Une facture a une date d’émission (BT-2)</translation>
    </message>
    <message>
        <source>An invoice has a type code (BT-3)</source>
        <translation>Une facture a un code de type (BT-3)</translation>
    </message>
    <message>
        <source>An invoice has a currency (BT-5)</source>
        <translation>Une facture a une devise (BT-5)</translation>
    </message>
    <message>
        <source>An invoice names the seller (BT-27)</source>
        <translation>Une facture indique le nom du vendeur (BT-27)</translation>
    </message>
    <message>
        <source>An invoice names the buyer (BT-44)</source>
        <translation>Une facture indique le nom de l’acheteur (BT-44)</translation>
    </message>
    <message>
        <source>An invoice has the seller&apos;s address (BG-5)</source>
        <translation>Une facture a l’adresse du vendeur (BG-5)</translation>
    </message>
    <message>
        <source>The seller&apos;s address names the country (BT-40)</source>
        <translation>L’adresse du vendeur indique le pays (BT-40)</translation>
    </message>
    <message>
        <source>An invoice has the buyer&apos;s address (BG-8)</source>
        <translation>Une facture a l’adresse de l’acheteur (BG-8)</translation>
    </message>
    <message>
        <source>The buyer&apos;s address names the country (BT-55)</source>
        <translation>L’adresse de l’acheteur indique le pays (BT-55)</translation>
    </message>
    <message>
        <source>An invoice has the sum of its lines (BT-106)</source>
        <translation>Une facture a la somme de ses lignes (BT-106)</translation>
    </message>
    <message>
        <source>An invoice has a total without VAT (BT-109)</source>
        <translation>Une facture a un total HT (BT-109)</translation>
    </message>
    <message>
        <source>An invoice has a total with VAT (BT-112)</source>
        <translation>Une facture a un total TTC (BT-112)</translation>
    </message>
    <message>
        <source>An invoice has an amount due (BT-115)</source>
        <translation>Une facture a un montant à payer (BT-115)</translation>
    </message>
    <message>
        <source>An invoice has at least one line (BG-25)</source>
        <translation>Une facture a au moins une ligne (BG-25)</translation>
    </message>
    <message>
        <source>The date when VAT becomes due (BT-7) and the code for it (BT-8) are not both given</source>
        <translation>La date d’exigibilité de la TVA (BT-7) et son code (BT-8) ne sont pas indiqués tous les deux</translation>
    </message>
    <message>
        <source>Each line has a VAT category (BT-151)</source>
        <translation>Chaque ligne a une catégorie de TVA (BT-151)</translation>
    </message>
    <message>
        <source>The sum of the lines (BT-106) is the sum of their net amounts (BT-131)</source>
        <translation>La somme des lignes (BT-106) est la somme de leurs montants nets (BT-131)</translation>
    </message>
    <message>
        <source>The total of the allowances (BT-107) is the sum of the allowances (BT-92)</source>
        <translation>Le total des remises (BT-107) est la somme des remises (BT-92)</translation>
    </message>
    <message>
        <source>The total of the charges (BT-108) is the sum of the charges (BT-99)</source>
        <translation>Le total des frais (BT-108) est la somme des frais (BT-99)</translation>
    </message>
    <message>
        <source>The total without VAT (BT-109) is the sum of the lines less allowances plus charges</source>
        <translation>Le total HT (BT-109) est la somme des lignes, moins les remises, plus les frais</translation>
    </message>
    <message>
        <source>The total VAT (BT-110) is the sum of the VAT breakdown (BT-117)</source>
        <translation>Le total de la TVA (BT-110) est la somme de la ventilation de la TVA (BT-117)</translation>
    </message>
    <message>
        <source>The total with VAT (BT-112) is the total without VAT (BT-109) plus the total VAT (BT-110)</source>
        <translation>Le total TTC (BT-112) est le total HT (BT-109) plus le total de la TVA (BT-110)</translation>
    </message>
    <message>
        <source>The amount due (BT-115) is the total with VAT less what is paid (BT-113) plus rounding (BT-114)</source>
        <translation>Le montant à payer (BT-115) est le total TTC moins le montant déjà payé (BT-113) plus l’arrondi (BT-114)</translation>
    </message>
    <message>
        <source>VAT of each rate (BT-117) is the taxable amount (BT-116) times the rate (BT-119)</source>
        <translation>La TVA de chaque taux (BT-117) est la base d’imposition (BT-116) multipliée par le taux (BT-119)</translation>
    </message>
    <message>
        <source>An invoice has a VAT breakdown (BG-23)</source>
        <translation>Une facture a une ventilation de la TVA (BG-23)</translation>
    </message>
    <message>
        <source>Where an amount is due, there is a due date (BT-9) or payment terms (BT-20)</source>
        <translation>Quand un montant est à payer, il y a une date d’échéance (BT-9) ou des conditions de paiement (BT-20)</translation>
    </message>
    <message>
        <source>The seller has an identifier, a registration number or a VAT number (BT-29, BT-30, BT-31)</source>
        <translation>Le vendeur a un identifiant, un numéro d’enregistrement ou un numéro de TVA (BT-29, BT-30, BT-31)</translation>
    </message>
    <message>
        <source>The taxable amount of VAT category %1 (BT-116) is the sum of its lines, charges and allowances</source>
        <translation>La base d’imposition de la catégorie de TVA %1 (BT-116) est la somme de ses lignes, frais et remises</translation>
    </message>
    <message>
        <source>VAT of category S (BT-117) is the taxable amount (BT-116) times the rate (BT-119)</source>
        <translation>La TVA de la catégorie S (BT-117) est la base d’imposition (BT-116) multipliée par le taux (BT-119)</translation>
    </message>
    <message>
        <source>VAT of category %1 (BT-117) is 0</source>
        <translation>La TVA de la catégorie %1 (BT-117) est 0</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date such as 2026-11-30</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une date, par exemple 2026-11-30</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>pas un nombre</translation>
    </message>
    <message>
        <source>%1 is %2; %3 is %4</source>
        <translation>%1 est %2&#x202f;; %3 est %4</translation>
    </message>
    <message>
        <source>%1 is %2; %3 is %4; the difference is %5</source>
        <translation>%1 est %2&#x202f;; %3 est %4&#x202f;; l’écart est %5</translation>
    </message>
    <message>
        <source>the VAT breakdown (BG-23) is missing</source>
        <translation>la ventilation de la TVA (BG-23) manque</translation>
    </message>
    <message>
        <source>%1 %2 %: </source>
        <comment>a VAT category, its rate, and figures behind it</comment>
        <translation>%1 %2&#x202f;%&#xa0;: </translation>
    </message>
    <message>
        <source>the sum of category %1</source>
        <translation>la somme de la catégorie %1</translation>
    </message>
    <message>
        <source>BT-117 is %1 and has to be 0</source>
        <translation>BT-117 est %1 et doit être 0</translation>
    </message>
    <message>
        <source>%1 is there</source>
        <translation>%1 figure dans le document</translation>
    </message>
    <message>
        <source>the specification identifier (BT-24)</source>
        <translation>l’identifiant de la spécification (BT-24)</translation>
    </message>
    <message>
        <source>the invoice type code (BT-3)</source>
        <translation>le code de type de facture (BT-3)</translation>
    </message>
    <message>
        <source>the buyer&apos;s name (BT-44)</source>
        <translation>le nom de l’acheteur (BT-44)</translation>
    </message>
    <message>
        <source>the seller&apos;s address (BG-5)</source>
        <translation>l’adresse du vendeur (BG-5)</translation>
    </message>
    <message>
        <source>the seller&apos;s country (BT-40)</source>
        <translation>le pays du vendeur (BT-40)</translation>
    </message>
    <message>
        <source>the buyer&apos;s address (BG-8)</source>
        <translation>l’adresse de l’acheteur (BG-8)</translation>
    </message>
    <message>
        <source>the buyer&apos;s country (BT-55)</source>
        <translation>le pays de l’acheteur (BT-55)</translation>
    </message>
    <message>
        <source>the sum of the lines (BT-106)</source>
        <translation>la somme des lignes (BT-106)</translation>
    </message>
    <message>
        <source>the total without VAT (BT-109)</source>
        <translation>le total HT (BT-109)</translation>
    </message>
    <message>
        <source>the amount due (BT-115)</source>
        <translation>le montant à payer (BT-115)</translation>
    </message>
    <message>
        <source>an invoice line (BG-25)</source>
        <translation>une ligne de facture (BG-25)</translation>
    </message>
    <message>
        <source>the tax point date (BT-7) and its code (BT-8) are both there</source>
        <translation>la date d’exigibilité de la TVA (BT-7) et son code (BT-8) sont tous deux indiqués</translation>
    </message>
    <message>
        <source>line %1 has no VAT category (BT-151)</source>
        <translation>la ligne %1 n’a pas de catégorie de TVA (BT-151)</translation>
    </message>
    <message>
        <source>the sum of the lines</source>
        <translation>la somme des lignes</translation>
    </message>
    <message>
        <source>the sum of the allowances</source>
        <translation>la somme des remises</translation>
    </message>
    <message>
        <source>the sum of the charges</source>
        <translation>la somme des frais</translation>
    </message>
    <message>
        <source>the sum of the VAT breakdown</source>
        <translation>la somme de la ventilation de la TVA</translation>
    </message>
    <message>
        <source>there are %1 totals of VAT in %2</source>
        <translation>il y a %1 totaux de TVA en %2</translation>
    </message>
    <message>
        <source>%1 are due, and neither the due date (BT-9) nor the payment terms (BT-20) are there</source>
        <translation>%1 sont à payer, et ni la date d’échéance (BT-9) ni les conditions de paiement (BT-20) ne sont indiquées</translation>
    </message>
    <message>
        <source>an identifier of the seller (BT-29, BT-30 or BT-31)</source>
        <translation>un identifiant du vendeur (BT-29, BT-30 ou BT-31)</translation>
    </message>
    <message>
        <source>an e-invoice</source>
        <translation>une facture électronique</translation>
    </message>
    <message>
        <source>an e-invoice (%1)</source>
        <translation>une facture électronique (%1)</translation>
    </message>
    <message>
        <source>check failed: %1</source>
        <translation>contrôles échoués&#xa0;: %1</translation>
    </message>
    <message>
        <source>differs from stored invoice %1 in %2</source>
        <translation>diffère de la facture enregistrée %1 par&#xa0;: %2</translation>
    </message>
    <message>
        <source>Conflicts:</source>
        <translation>Conflits&#xa0;:</translation>
    </message>
    <message>
        <source>the seller&apos;s tax ID</source>
        <translation>le numéro fiscal du vendeur</translation>
    </message>
    <message>
        <source>the buyer&apos;s tax ID</source>
        <translation>le numéro fiscal de l’acheteur</translation>
    </message>
    <message>
        <source>the date of issue must be in the years 1900 to 9999</source>
        <translation>la date d’émission doit être comprise entre les années 1900 et 9999</translation>
    </message>
    <message>
        <source>the date of issue %1 does not fit the time of issue %2</source>
        <translation>la date d’émission %1 ne concorde pas avec l’heure d’émission %2</translation>
    </message>
    <message>
        <source>the due date must be in the years 1900 to 9999</source>
        <translation>la date d’échéance doit être comprise entre les années 1900 et 9999</translation>
    </message>
    <message>
        <source>the VAT and the subtotal have opposite signs</source>
        <translation>la TVA et le total HT sont de signes opposés</translation>
    </message>
    <message>
        <source>the VAT breakdown has a category and rate more than once</source>
        <translation>la ventilation de la TVA contient plusieurs fois la même catégorie au même taux</translation>
    </message>
    <message>
        <source>the VAT breakdown adds up to %1 and VAT of %2, not to the subtotal %3 and the VAT %4</source>
        <translation>la ventilation de la TVA donne %1 et une TVA de %2, et non le total HT %3 et la TVA %4</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a line of a VAT breakdown such as &quot;S 19 100.00 19.00&quot;: %2</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une ligne de ventilation de la TVA, par exemple &quot;S 19 100.00 19.00&quot;&#xa0;: %2</translation>
    </message>
    <message>
        <source>it has four parts</source>
        <translation>elle a quatre parties</translation>
    </message>
    <message>
        <source>the category is not known</source>
        <translation>la catégorie est inconnue</translation>
    </message>
    <message>
        <source>an amount is too large</source>
        <translation>un montant est trop grand</translation>
    </message>
    <message>
        <source>the VAT rate %1 % does not fit the VAT %2 on %3</source>
        <translation>le taux de TVA %1&#x202f;% ne concorde pas avec la TVA %2 sur %3</translation>
    </message>
    <message>
        <source>An invoice that is stored already cannot be read</source>
        <translation>Une facture déjà enregistrée ne peut pas être lue</translation>
    </message>
    <message>
        <source>%1 invoices, VAT %2, total %3, of which %4 is credited</source>
        <translation>%1 factures, TVA %2, total TTC %3, dont %4 en avoirs</translation>
    </message>
    <message>
        <source>%1: totals have %2; the rows have %3</source>
        <translation>%1&#xa0;: totaux %2&#x202f;; lignes %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices, subtotal %2, VAT %3, total %4; of them %5 credit notes with a total of %6</source>
        <translation>
            <numerusform>%1 facture, total HT %2, TVA %3, total TTC %4&#x202f;; dont %5 avoirs pour un total TTC de %6</numerusform>
            <numerusform>%1 factures, total HT %2, TVA %3, total TTC %4&#x202f;; dont %5 avoirs pour un total TTC de %6</numerusform>
        </translation>
    </message>
    <message>
        <source>invoice %1: %2</source>
        <translation>facture %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Every total is subtotal plus VAT</source>
        <translation>Chaque total TTC est le total HT plus la TVA</translation>
    </message>
    <message>
        <source>Every VAT breakdown adds up to its invoice</source>
        <translation>Chaque ventilation de la TVA concorde avec sa facture</translation>
    </message>
    <message>
        <source>Every date of issue fits its time</source>
        <translation>Chaque date d’émission concorde avec son heure</translation>
    </message>
    <message>
        <source>the newest is number %1, but the ledger has %2</source>
        <translation>la plus récente porte le numéro %1, mais le registre en contient %2</translation>
    </message>
    <message>
        <source>Every year of issue is that of the date of issue</source>
        <translation>Chaque année d’émission est celle de la date d’émission</translation>
    </message>
    <message>
        <source>%1 are wrong</source>
        <translation>%1 sont incorrectes</translation>
    </message>
    <message>
        <source>Every line of a VAT breakdown belongs to an invoice with a breakdown</source>
        <translation>Chaque ligne de ventilation de la TVA appartient à une facture qui a une ventilation</translation>
    </message>
    <message>
        <source>%1 do not</source>
        <translation>ce n’est pas le cas de %1</translation>
    </message>
    <message>
        <source>The signing secret of the Stripe webhook that posts to /api/hooks/stripe. Empty: none is accepted.</source>
        <translation>Le secret de signature du webhook Stripe qui envoie à /api/hooks/stripe. Vide&#xa0;: aucun n’est accepté.</translation>
    </message>
    <message>
        <source>The signing secret of the Shopify webhook that posts to /api/hooks/shopify. Empty: none is accepted.</source>
        <translation>Le secret de signature du webhook Shopify qui envoie à /api/hooks/shopify. Vide&#xa0;: aucun n’est accepté.</translation>
    </message>
    <message>
        <source>The secret of the WooCommerce webhook that posts to /api/hooks/woocommerce. Empty: none is accepted.</source>
        <translation>Le secret du webhook WooCommerce qui envoie à /api/hooks/woocommerce. Vide&#xa0;: aucun n’est accepté.</translation>
    </message>
    <message>
        <source>The seller of the invoices that webhooks bring. Empty: the name of the account or the address of the shop.</source>
        <translation>Le vendeur des factures reçues par webhook. Vide&#xa0;: le nom du compte ou l’adresse de la boutique.</translation>
    </message>
    <message>
        <source>Which invoices the display rate applies to: demo invoices only, or all. With demo, real invoices are shown as they arrive.</source>
        <translation>Les factures auxquelles s’applique le débit d’affichage&#xa0;: celles de démonstration seulement, ou toutes. Avec demo, les factures réelles sont affichées dès leur arrivée.</translation>
    </message>
    <message>
        <source>Generation stopped; the backlog is still being shown</source>
        <translation>Génération arrêtée&#x202f;; l’affichage des factures restantes continue</translation>
    </message>
    <message>
        <source>live invoice dashboard</source>
        <translation>tableau de bord des factures en direct</translation>
    </message>
    <message>
        <source>Opens the window and offers FILEs for import. If a window is already open with this ledger, it is shown instead. billowd(1) is the same engine without a window.</source>
        <translation>Ouvre la fenêtre et propose d’importer chaque FICHIER. Si une fenêtre est déjà ouverte avec ce registre, c’est elle qui s’affiche. billowd(1) est le même moteur sans fenêtre.</translation>
    </message>
    <message>
        <source>“%1” is not a number, for example %2</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nombre&#x202f;; exemple&#xa0;: %2</translation>
    </message>
    <message>
        <source>the text is neither UTF-8 nor Windows-1252: name its encoding with --encoding, for example Shift_JIS, or save the file as UTF-8</source>
        <translation>le texte n’est ni en UTF-8 ni en Windows-1252&#xa0;: indiquez son encodage avec --encoding, par exemple Shift_JIS, ou enregistrez le fichier en UTF-8</translation>
    </message>
    <message>
        <source>there is no column “%1” for %2; the columns are %3</source>
        <translation>il n’y a pas de colonne «&#xa0;%1&#xa0;» pour %2&#x202f;; les colonnes sont %3</translation>
    </message>
    <message>
        <source>“%1” may be the %2 or the %3: say with --date-format d/M/yyyy or M/d/yyyy which it is</source>
        <translation>«&#xa0;%1&#xa0;» peut être le %2 ou le %3&#xa0;: indiquez lequel avec --date-format d/M/yyyy ou M/d/yyyy</translation>
    </message>
    <message>
        <source>“%1” is not a date, for example %2</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une date&#x202f;; exemple&#xa0;: %2</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>“%1” is not a date</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une date</translation>
    </message>
    <message>
        <source>“%1” is not a currency code of ISO 4217, for example ZAR</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un code de devise ISO 4217&#x202f;; exemple&#xa0;: ZAR</translation>
    </message>
    <message>
        <source>“%1” is the symbol of more than one currency: map the currency to a code</source>
        <translation>«&#xa0;%1&#xa0;» est le symbole de plusieurs devises&#xa0;: associez la devise à un code</translation>
    </message>
    <message>
        <source>“%1” is neither a country code of ISO 3166, for example ZA, nor the name of a country</source>
        <translation>«&#xa0;%1&#xa0;» n’est ni un code de pays ISO 3166, par exemple ZA, ni le nom d’un pays</translation>
    </message>
    <message>
        <source>“%1” is not Green, Amber or Red</source>
        <translation>«&#xa0;%1&#xa0;» n’est ni Green, ni Amber, ni Red</translation>
    </message>
    <message>
        <source>the %1 is too long</source>
        <translation>le champ %1 est trop long</translation>
    </message>
    <message>
        <source>“%1” is not a VAT rate from 0 to 100 percent</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un taux de TVA de 0 à 100&#x202f;%</translation>
    </message>
    <message>
        <source>“%1” can be read in two ways: say with --decimal which character is the decimal point</source>
        <translation>«&#xa0;%1&#xa0;» peut se lire de deux façons&#xa0;: indiquez avec --decimal quel caractère est le séparateur décimal</translation>
    </message>
    <message>
        <source>the amounts are too large</source>
        <translation>les montants sont trop grands</translation>
    </message>
    <message>
        <source>“%1” is not an amount</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un montant</translation>
    </message>
    <message>
        <source>“%1” is not an amount in %2, the currency of the invoice</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un montant en %2, la devise de la facture</translation>
    </message>
    <message>
        <source>“%1” is not a number</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nombre</translation>
    </message>
    <message>
        <source>%1 (“%2” in line %3)</source>
        <translation>%1 («&#xa0;%2&#xa0;», ligne %3)</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 values could not be read and are left empty; the first is “%3” in line %4</source>
        <translation>
            <numerusform>%1&#xa0;: %2 valeur n’a pas pu être lue et reste vide&#x202f;; c’est «&#xa0;%3&#xa0;», ligne %4</numerusform>
            <numerusform>%1&#xa0;: %2 valeurs n’ont pas pu être lues et restent vides&#x202f;; la première est «&#xa0;%3&#xa0;», ligne %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows are not UTF-8, and are read as Windows-1252; the first is line %2</source>
        <translation>
            <numerusform>%1 ligne n’est pas en UTF-8 et est lue en Windows-1252&#x202f;; c’est la ligne %2</numerusform>
            <numerusform>%1 lignes ne sont pas en UTF-8 et sont lues en Windows-1252&#x202f;; la première est la ligne %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 left out: %2</source>
        <translation>
            <numerusform>%1 ignorée&#xa0;: %2</numerusform>
            <numerusform>%1 ignorées&#xa0;: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>there is no field “%1”</source>
        <translation>il n’y a pas de champ «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>“%1” is not a CSV file: its first line does not end</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un fichier CSV&#xa0;: sa première ligne ne se termine pas</translation>
    </message>
    <message>
        <source>“%1” can’t be the name of a profile</source>
        <translation>«&#xa0;%1&#xa0;» ne peut pas être le nom d’un profil d’importation</translation>
    </message>
    <message>
        <source>must be an object of texts</source>
        <translation>doit être un objet contenant des textes</translation>
    </message>
    <message>
        <source>needs &quot;field&quot; and &quot;startsWith&quot; in each rule</source>
        <translation>a besoin de &quot;field&quot; et &quot;startsWith&quot; dans chaque règle</translation>
    </message>
    <message>
        <source>must be a number of lines</source>
        <translation>doit être un nombre de lignes</translation>
    </message>
    <message>
        <source>Read with the profile %1 (%2), which fits the columns</source>
        <translation>Lu avec le profil d’importation %1 (%2), qui correspond aux colonnes</translation>
    </message>
    <message>
        <source>The encoding is %1</source>
        <translation>L’encodage est %1</translation>
    </message>
    <message>
        <source>The encoding is Windows-1252, because the text is not UTF-8</source>
        <translation>L’encodage est Windows-1252, car le texte n’est pas en UTF-8</translation>
    </message>
    <message>
        <source>The header is in line %1</source>
        <translation>L’en-tête est à la ligne %1</translation>
    </message>
    <message>
        <source>More than one column is named “%1”: the second is “%1 (2)”</source>
        <translation>Plusieurs colonnes se nomment «&#xa0;%1&#xa0;»&#xa0;: la deuxième est «&#xa0;%1 (2)&#xa0;»</translation>
    </message>
    <message>
        <source>%1 has decimals, and is not in the smallest unit of the currency</source>
        <translation>%1 a des décimales et n’est pas dans la plus petite unité de la devise</translation>
    </message>
    <message>
        <source>Dates are in the fiscal year from %1</source>
        <translation>Les dates sont celles de l’exercice commençant le %1</translation>
    </message>
    <message>
        <source>The currency is %1, as the amounts show</source>
        <translation>La devise est %1, d’après les montants</translation>
    </message>
    <message>
        <source>VAT rates are fractions: 0.19 is 19%</source>
        <translation>Les taux de TVA sont des fractions&#xa0;: 0,19 correspond à 19&#x202f;%</translation>
    </message>
    <message>
        <source>Dates are the numbers of days that spreadsheets count</source>
        <translation>Les dates sont des nombres de jours, comme dans un tableur</translation>
    </message>
    <message>
        <source>Amounts are written in two ways: “%1” in line %2 and “%3” in line %4. Which character is the decimal point?</source>
        <translation>Les montants sont écrits de deux façons&#xa0;: «&#xa0;%1&#xa0;» à la ligne %2 et «&#xa0;%3&#xa0;» à la ligne %4. Quel caractère est le séparateur décimal&#x202f;?</translation>
    </message>
    <message>
        <source>“%1” in line %2 can be read in two ways. Which character is the decimal point?</source>
        <translation>«&#xa0;%1&#xa0;», ligne %2, peut se lire de deux façons. Quel caractère est le séparateur décimal&#x202f;?</translation>
    </message>
    <message>
        <source>A point: 1,234.50</source>
        <translation>Le point&#xa0;: 1,234.50</translation>
    </message>
    <message>
        <source>A comma: 1.234,50</source>
        <translation>La virgule&#xa0;: 1.234,50</translation>
    </message>
    <message>
        <source>“%1” is %2</source>
        <translation>«&#xa0;%1&#xa0;» correspond à %2</translation>
    </message>
    <message>
        <source>Amounts have a decimal comma</source>
        <translation>Les montants ont une virgule décimale</translation>
    </message>
    <message>
        <source>Dates have the day before the month</source>
        <translation>Dans les dates, le jour précède le mois</translation>
    </message>
    <message>
        <source>Dates have the month before the day</source>
        <translation>Dans les dates, le mois précède le jour</translation>
    </message>
    <message>
        <source>“%1” in line %2 can be read in two ways. Which number is the day?</source>
        <translation>«&#xa0;%1&#xa0;», ligne %2, peut se lire de deux façons. Quel nombre est le jour&#x202f;?</translation>
    </message>
    <message>
        <source>No column is the VAT: it is the total minus the subtotal</source>
        <translation>Aucune colonne ne contient la TVA&#xa0;: c’est le total TTC moins le total HT</translation>
    </message>
    <message>
        <source>Which column is the VAT?</source>
        <translation>Quelle colonne contient la TVA&#x202f;?</translation>
    </message>
    <message>
        <source>The column “%1”</source>
        <translation>La colonne «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>None: it is the total minus the subtotal</source>
        <translation>Aucune&#xa0;: c’est le total TTC moins le total HT</translation>
    </message>
    <message>
        <source>Is “%1” with or without VAT?</source>
        <translation>Les montants de «&#xa0;%1&#xa0;» sont-ils avec ou sans TVA&#x202f;?</translation>
    </message>
    <message>
        <source>With VAT: the total</source>
        <translation>Avec TVA&#xa0;: total TTC</translation>
    </message>
    <message>
        <source>Without VAT: the subtotal</source>
        <translation>Sans TVA&#xa0;: total HT</translation>
    </message>
    <message>
        <source>Who is the seller?</source>
        <translation>Qui est le vendeur&#x202f;?</translation>
    </message>
    <message>
        <source>Who is the buyer?</source>
        <translation>Qui est l’acheteur&#x202f;?</translation>
    </message>
    <message>
        <source>Which currency are the amounts in?</source>
        <translation>Dans quelle devise sont les montants&#x202f;?</translation>
    </message>
    <message>
        <source>Which VAT rate applies?</source>
        <translation>Quel taux de TVA s’applique&#x202f;?</translation>
    </message>
    <message>
        <source>the header can’t be read: %1</source>
        <translation>l’en-tête ne peut pas être lu&#xa0;: %1</translation>
    </message>
    <message>
        <source>this is not a CSV file</source>
        <translation>ce n’est pas un fichier CSV</translation>
    </message>
    <message>
        <source>a line of totals</source>
        <translation>une ligne de totaux</translation>
    </message>
    <message>
        <source>the lines of the invoice add up to too much</source>
        <translation>le total des lignes d’articles de la facture est trop grand</translation>
    </message>
    <message>
        <source>the rows of this invoice differ in %1: “%2” is not what the first one says</source>
        <translation>les lignes de cette facture ne concordent pas pour le champ %1&#xa0;: «&#xa0;%2&#xa0;» diffère de la première ligne</translation>
    </message>
    <message>
        <source>the %1 is stated as %2, but the lines add up to %3</source>
        <translation>la valeur indiquée pour %1 est %2, mais la somme des lignes d’articles est %3</translation>
    </message>
    <message>
        <source>the lines have several VAT rates, and the file doesn’t show which of them applies to shipping or the discount</source>
        <translation>les lignes d’articles ont plusieurs taux de TVA, et le fichier n’indique pas lequel s’applique aux frais de port ou à la remise</translation>
    </message>
    <message>
        <source>the VAT is stated as %1, but that of the lines is %2</source>
        <translation>la TVA indiquée est %1, mais celle des lignes d’articles est %2</translation>
    </message>
    <message>
        <source>the total %1 is not the subtotal %2 plus shipping %3 minus discount %4 plus the VAT %5</source>
        <translation>le total TTC %1 n’est pas le total HT %2 plus les frais de port %3 moins la remise %4 plus la TVA %5</translation>
    </message>
    <message>
        <source>without the total it can’t be told whether the subtotal has the discount taken off</source>
        <translation>sans le total TTC, on ne peut pas savoir si la remise est déjà déduite du total HT</translation>
    </message>
    <message>
        <source>more was refunded (%1) than the total %2</source>
        <translation>le montant remboursé (%1) dépasse le total TTC %2</translation>
    </message>
    <message>
        <source>this is a workbook, not a CSV file: save it as CSV (UTF-8) in your spreadsheet program</source>
        <translation>c’est un classeur, pas un fichier CSV&#xa0;: enregistrez-le en CSV (UTF-8) dans votre tableur</translation>
    </message>
    <message>
        <source>this is a PDF, not a CSV file</source>
        <translation>c’est un PDF, pas un fichier CSV</translation>
    </message>
    <message>
        <source>this is a compressed file: unpack it first</source>
        <translation>c’est un fichier compressé&#xa0;: décompressez-le d’abord</translation>
    </message>
    <message>
        <source>“%1” is not an encoding that can be read, for example utf-8, windows-1252 or utf-16</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un encodage pris en charge, par exemple utf-8, windows-1252 ou utf-16</translation>
    </message>
    <message>
        <source>%1 imported, %2 already stored, %3 conflicts, %4 rejected, %5 left out, of %6 rows</source>
        <translation>importées&#xa0;: %1, déjà enregistrées&#xa0;: %2, conflits&#xa0;: %3, refusées&#xa0;: %4, ignorées&#xa0;: %5, lignes&#xa0;: %6</translation>
    </message>
    <message>
        <source>Seller of the invoices in imported files that do not name one. Empty = Billow asks.</source>
        <translation>Vendeur des factures des fichiers importés qui n’en indiquent pas. Vide&#xa0;: Billow le demande.</translation>
    </message>
    <message>
        <source>--%1 must be . or ,</source>
        <translation>--%1 doit être . ou ,</translation>
    </message>
    <message>
        <source>--skip-lines must be a number of lines</source>
        <translation>--skip-lines doit être un nombre de lignes</translation>
    </message>
    <message>
        <source>%1 begins like this:</source>
        <translation>%1 commence ainsi&#xa0;:</translation>
    </message>
    <message>
        <source>The rejected rows of %1 are in %2</source>
        <translation>Les lignes refusées de %1 sont dans %2</translation>
    </message>
    <message>
        <source>The rejected rows of %1 could not be saved: %2</source>
        <translation>Les lignes refusées de %1 n’ont pas pu être enregistrées&#xa0;: %2</translation>
    </message>
    <message>
        <source>Reads CSV files of any size, with one row per document or per line item. Encoding, separator, header, columns, and the way amounts and dates are written are found out; a profile is used if it fits the columns. What the file can’t show is asked: the file is refused, with the option that answers. The report lists each rejected row with its line, field and reason. A rejected row doesn’t stop the others, and importing a file again adds nothing.</source>
        <translation>Lit des fichiers CSV de toute taille, avec une ligne par document ou par article. L’encodage, le séparateur, l’en-tête, les colonnes et l’écriture des montants et des dates sont détectés&#x202f;; un profil d’importation est utilisé s’il correspond aux colonnes. Ce que le fichier n’indique pas est demandé&#xa0;: le fichier est refusé, avec l’option qui permet de répondre. Le rapport donne pour chaque ligne refusée son numéro, le champ et la raison. Une ligne refusée n’arrête pas les autres, et importer de nouveau un fichier n’ajoute rien.</translation>
    </message>
    <message>
        <source>Reads FIELD from a column, or, with a colon, uses a fixed value. FIELD= reads it from no column. May be given several times.</source>
        <translation>Lit FIELD dans une colonne ou, avec un deux-points, utilise une valeur fixe. Avec FIELD=, aucune colonne n’est lue. Peut être indiqué plusieurs fois.</translation>
    </message>
    <message>
        <source>The seller, if no column names it.</source>
        <translation>Le vendeur, si aucune colonne ne l’indique.</translation>
    </message>
    <message>
        <source>The decimal point of amounts, if the file can’t show it.</source>
        <translation>Le séparateur décimal des montants, si le fichier ne permet pas de le savoir.</translation>
    </message>
    <message>
        <source>The same as --decimal.</source>
        <translation>Identique à --decimal.</translation>
    </message>
    <message>
        <source>How dates are written, for example d/M/yyyy, if the file can’t show it.</source>
        <translation>Le format des dates, par exemple d/M/yyyy, si le fichier ne permet pas de le savoir.</translation>
    </message>
    <message>
        <source>The encoding of the text, for example utf-8, windows-1252 or utf-16.</source>
        <translation>L’encodage du texte, par exemple utf-8, windows-1252 ou utf-16.</translation>
    </message>
    <message>
        <source>The number of lines above the header.</source>
        <translation>Le nombre de lignes au-dessus de l’en-tête.</translation>
    </message>
    <message>
        <source>The profile of that name, or in that JSON file.</source>
        <translation>Le profil d’importation de ce nom, ou celui de ce fichier JSON.</translation>
    </message>
    <message>
        <source>Saves how the first file is read as a profile. Files with the same columns then use it.</source>
        <translation>Enregistre comme profil d’importation la façon dont le premier fichier est lu. Les fichiers ayant les mêmes colonnes l’utilisent ensuite.</translation>
    </message>
    <message>
        <source>Lists the profiles.</source>
        <translation>Affiche la liste des profils d’importation.</translation>
    </message>
    <message>
        <source>Uses only --map and --profile.</source>
        <translation>Utilise seulement --map et --profile.</translation>
    </message>
    <message>
        <source>Saves the rejected rows to FILE as CSV, to be fixed and imported.</source>
        <translation>Enregistre les lignes refusées dans FILE en CSV, pour les corriger et les importer.</translation>
    </message>
    <message>
        <source>field %1 has text after its closing quote</source>
        <translation>le champ %1 contient du texte après le guillemet fermant</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Reprise</translation>
    </message>
    <message>
        <source>If a running billow or billowd serve uses the ledger, the invoices go through its API, and the import waits while that is unavailable or full. Only --strict needs the ledger for itself.</source>
        <translation>Si un billow ou billowd serve en cours utilise le registre, les factures passent par son API, et l’importation attend tant que celle-ci est indisponible ou pleine. Seul --strict a besoin du registre pour lui seul.</translation>
    </message>
    <message>
        <source>Can’t watch</source>
        <translation>Impossible de surveiller</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>ce dossier n’existe pas</translation>
    </message>
    <message>
        <source>Can’t use the folder</source>
        <translation>Impossible d’utiliser le dossier</translation>
    </message>
    <message>
        <source>it is a link to another place</source>
        <translation>c’est un lien vers un autre emplacement</translation>
    </message>
    <message>
        <source>Can’t create the folder</source>
        <translation>Impossible de créer le dossier</translation>
    </message>
    <message>
        <source>check its permissions</source>
        <translation>vérifiez ses droits d’accès</translation>
    </message>
    <message>
        <source>another program does</source>
        <translation>un autre programme le fait</translation>
    </message>
    <message>
        <source>it is not writable</source>
        <translation>il n’est pas accessible en écriture</translation>
    </message>
    <message>
        <source>Can’t take %1</source>
        <translation>Impossible de prendre %1</translation>
    </message>
    <message>
        <source>Can’t read</source>
        <translation>Impossible de lire</translation>
    </message>
    <message>
        <source>Can’t write</source>
        <translation>Impossible d’écrire</translation>
    </message>
    <message>
        <source>Can’t move a file to</source>
        <translation>Impossible de déplacer un fichier vers</translation>
    </message>
    <message>
        <source>Can’t delete</source>
        <translation>Impossible de supprimer</translation>
    </message>
    <message>
        <source>the table has %1 columns; at most %2 are read</source>
        <translation>le tableau a %1 colonnes ; %2 au plus sont lues</translation>
    </message>
    <message>
        <source>Deleting invoices. In a large ledger this can take minutes.</source>
        <translation>Suppression des factures. Avec beaucoup de factures, cela peut prendre des minutes.</translation>
    </message>
    <message>
        <source>Stop the demo before you delete its invoices</source>
        <translation>Arrêtez la démonstration avant de supprimer ses factures</translation>
    </message>
    <message>
        <source>These invoices are real: they were imported or received. Confirm that they should be deleted.</source>
        <translation>Ces factures sont réelles : elles ont été importées ou reçues. Confirmez leur suppression.</translation>
    </message>
    <message>
        <source>No invoice has this source</source>
        <translation>Aucune facture n’a cette source</translation>
    </message>
    <message>
        <source>No original is kept of invoice %1</source>
        <translation>Aucun original n’est conservé pour la facture %1</translation>
    </message>
    <message>
        <source>The original of invoice %1 is damaged in the ledger</source>
        <translation>L’original de la facture %1 est endommagé dans le registre</translation>
    </message>
    <message>
        <source>Every document belongs to an invoice that was checked</source>
        <translation>Chaque document appartient à une facture contrôlée</translation>
    </message>
    <message>
        <source>Every invoice that was checked has its document</source>
        <translation>Chaque facture contrôlée a son document</translation>
    </message>
    <message>
        <source>%1 have none</source>
        <translation>%1 n’en ont pas</translation>
    </message>
    <message>
        <source>Every original belongs to a document</source>
        <translation>Chaque original appartient à un document</translation>
    </message>
    <message>
        <source>Every original has the bytes that its hash was made of</source>
        <translation>Chaque original a les octets dont son empreinte a été calculée</translation>
    </message>
    <message>
        <source>%1 are damaged</source>
        <translation>%1 sont endommagés</translation>
    </message>
    <message>
        <source>Folder from which Billow imports every e-invoice and CSV file that is put there. Empty = none.</source>
        <translation>Dossier d’où Billow importe chaque facture électronique et chaque fichier CSV qui y est déposé. Vide = aucun.</translation>
    </message>
    <message>
        <source>Profile by which CSV files in that folder are read. Empty = one that fits, or what the file shows.</source>
        <translation>Profil selon lequel les fichiers CSV de ce dossier sont lus. Vide = un profil qui convient, ou ce que montre le fichier.</translation>
    </message>
    <message>
        <source>E-invoices of up to so many megabytes are kept as they came. 0 = none is kept.</source>
        <translation>Les factures électroniques jusqu’à cette taille en mégaoctets sont conservées telles quelles. 0 = aucune.</translation>
    </message>
    <message>
        <source>The invoices were deleted</source>
        <translation>Les factures ont été supprimées</translation>
    </message>
    <message>
        <source>Every check result is that of the rules in the document</source>
        <translation>Chaque résultat de contrôle correspond aux règles du document</translation>
    </message>
    <message>
        <source>%1 are not</source>
        <translation>%1 ne correspondent pas</translation>
    </message>
    <message>
        <source>the code of a currency, for example EUR</source>
        <translation>le code d’une devise, par exemple EUR</translation>
    </message>
    <message>
        <source>Currency of the invoices in imported files that do not show one. Empty = Billow asks.</source>
        <translation>Devise des factures des fichiers importés qui n’en indiquent pas. Vide&#xa0;: Billow la demande.</translation>
    </message>
    <message>
        <source>--currency is a code such as EUR, not %1</source>
        <translation>--currency est un code comme EUR, pas %1</translation>
    </message>
    <message>
        <source>The currency, if the file shows none, for example EUR.</source>
        <translation>La devise, si le fichier n’en indique pas, par exemple EUR.</translation>
    </message>
    <message>
        <source>“%1” is not a percentage</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un pourcentage</translation>
    </message>
    <message>
        <source>The subtotal is the sum of the columns %1</source>
        <translation>Le total HT est la somme des colonnes %1</translation>
    </message>
    <message>
        <source>The VAT is the sum of the columns %1</source>
        <translation>La TVA est la somme des colonnes %1</translation>
    </message>
    <message>
        <source>The total is the sum of the columns %1</source>
        <translation>Le total TTC est la somme des colonnes %1</translation>
    </message>
    <message>
        <source>Add %1.</source>
        <translation>Ajoutez %1.</translation>
    </message>
    <message>
        <source>The columns are %1.</source>
        <translation>Les colonnes sont %1.</translation>
    </message>
    <message>
        <source>Import this file by itself, and choose a column or a fixed value in its preview.</source>
        <translation>Importez ce fichier seul, et choisissez dans son aperçu une colonne ou une valeur fixe.</translation>
    </message>
    <message>
        <source>Map a field with --map FIELD=COLUMN or --map FIELD=:CONSTANT.</source>
        <translation>Associez un champ avec --map FIELD=COLUMN ou --map FIELD=:CONSTANT.</translation>
    </message>
    <message>
        <source>Who is the seller, and which currency are the amounts in?</source>
        <translation>Qui est le vendeur, et dans quelle devise sont les montants&#x202f;?</translation>
    </message>
    <message>
        <source>internal error: a release has other invoices than those waiting</source>
        <translation>erreur interne : d’autres factures que celles à afficher ont été affichées</translation>
    </message>
</context>
</TS>
