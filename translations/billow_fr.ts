<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>AmountInput</name>
    <message>
        <source>Not an amount, such as %1</source>
        <translation>Ce n&apos;est pas un montant tel que %1</translation>
    </message>
    <message>
        <source>Amounts are never below zero</source>
        <translation>Un montant n&apos;est jamais négatif</translation>
    </message>
    <message>
        <source>At most four decimals</source>
        <translation>Quatre décimales au plus</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Trop grand</translation>
    </message>
</context>
<context>
    <name>AnalyticsText</name>
    <message>
        <source>Not given</source>
        <translation>Non indiqué</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Invoices: %1 · total: %2 · VAT: %3</source>
        <translation>Factures&#xa0;: %1 · total&#xa0;: %2 · TVA&#xa0;: %3</translation>
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
        <translation>Total (%1)</translation>
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
        <source>Displayed</source>
        <translation>Affichées</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
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
        <translation>Côte d&apos;Ivoire</translation>
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
        <translation>Territoire britannique de l&apos;océan Indien</translation>
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
        <source>Currency %1</source>
        <translation>Devise %1</translation>
    </message>
    <message>
        <source>Country %1</source>
        <translation>Pays %1</translation>
    </message>
    <message>
        <source>No payment named</source>
        <translation>Aucun paiement indiqué</translation>
    </message>
    <message>
        <source>Payment %1</source>
        <translation>Paiement %1</translation>
    </message>
    <message>
        <source>Source %1</source>
        <translation>Source %1</translation>
    </message>
    <message>
        <source>Displayed only</source>
        <translation>Affichées seulement</translation>
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
        <translation>Émises jusqu&apos;au %1</translation>
    </message>
    <message>
        <source>Issued %1 to %2</source>
        <translation>Émises du %1 au %2</translation>
    </message>
    <message>
        <source>Total from %1</source>
        <translation>Total à partir de %1</translation>
    </message>
    <message>
        <source>Total up to %1</source>
        <translation>Total jusqu&apos;à %1</translation>
    </message>
    <message>
        <source>Total %1 to %2</source>
        <translation>Total de %1 à %2</translation>
    </message>
    <message>
        <source>Risk %1</source>
        <translation>Risque %1</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
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
        <source>VAT rate in %</source>
        <translation>Taux de TVA en %</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Sous-total</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>TVA</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
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
        <source>Quantity of a line</source>
        <translation>Quantité d&apos;une ligne</translation>
    </message>
    <message>
        <source>Unit price of a line</source>
        <translation>Prix unitaire d&apos;une ligne</translation>
    </message>
    <message>
        <source>Total of a line</source>
        <translation>Total d&apos;une ligne</translation>
    </message>
    <message>
        <source> or </source>
        <comment>between two fields</comment>
        <translation> ou </translation>
    </message>
    <message>
        <source>no such column</source>
        <translation>colonne absente</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>non lu</translation>
    </message>
    <message>
        <source>guessed</source>
        <translation>deviné</translation>
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
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>not UTF-8</source>
        <translation>pas UTF-8</translation>
    </message>
    <message>
        <source>a row is a line item</source>
        <translation>une ligne par article</translation>
    </message>
    <message>
        <source>a row is an invoice</source>
        <translation>une ligne par facture</translation>
    </message>
    <message>
        <source>, %1 not accepted</source>
        <translation>, %1 refusée(s)</translation>
    </message>
    <message numerus="yes">
        <source>The import was cancelled. The %1 invoices that were stored before stay.</source>
        <translation>
            <numerusform>L&apos;importation a été annulée. La %1 facture déjà enregistrée reste.</numerusform>
            <numerusform>L&apos;importation a été annulée. Les %1 factures déjà enregistrées restent.</numerusform>
        </translation>
    </message>
    <message>
        <source>The import ended early: %1</source>
        <translation>L&apos;importation s&apos;est arrêtée prématurément&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>Nothing new: all %1 invoices were stored before.</source>
        <translation>
            <numerusform>Rien de nouveau&#xa0;: %1 facture était déjà enregistrée.</numerusform>
            <numerusform>Rien de nouveau&#xa0;: les %1 factures étaient déjà enregistrées.</numerusform>
        </translation>
    </message>
    <message>
        <source>No invoice was imported.</source>
        <translation>Aucune facture n&apos;a été importée.</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices were imported, but not every file was read to its end.</source>
        <translation>
            <numerusform>%1 facture a été importée, mais tous les fichiers n&apos;ont pas été lus jusqu&apos;au bout.</numerusform>
            <numerusform>%1 factures ont été importées, mais tous les fichiers n&apos;ont pas été lus jusqu&apos;au bout.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices were imported.</source>
        <translation>
            <numerusform>%1 facture a été importée.</numerusform>
            <numerusform>%1 factures ont été importées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 ligne</numerusform>
            <numerusform>%1 lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %1 rows</source>
        <translation>
            <numerusform>Les %1 premières lignes</numerusform>
            <numerusform>Les %1 premières lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices</source>
        <translation>
            <numerusform>%1 facture</numerusform>
            <numerusform>%1 factures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices were imported, %2 not accepted.</source>
        <translation>
            <numerusform>%1 facture a été importée&#x202f;; refusées&#xa0;: %2.</numerusform>
            <numerusform>%1 factures ont été importées&#x202f;; refusées&#xa0;: %2.</numerusform>
        </translation>
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
        <translation>Sous-total</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>TVA</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risque</translation>
    </message>
    <message>
        <source>%1 at %2 %</source>
        <translation>%1 à %2 %</translation>
    </message>
</context>
<context>
    <name>PdfFile</name>
    <message>
        <source>%1 of %2</source>
        <comment>a page</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Factures</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Sous-total</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>TVA</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
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
        <source>Largest first</source>
        <translation>Les plus élevées d&apos;abord</translation>
    </message>
    <message>
        <source>Issued today</source>
        <translation>Émises aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Issued this month</source>
        <translation>Émises ce mois-ci</translation>
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
        <source>From</source>
        <comment>exporting country</comment>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <comment>importing country</comment>
        <translation>Vers</translation>
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
        <translation>Sous-total</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>TVA</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
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
        <source>Arrival</source>
        <translation>Arrivée</translation>
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
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 at %2 %</source>
        <translation>%1 à %2 %</translation>
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
        <source>Display rate</source>
        <translation>Débit d&apos;affichage</translation>
    </message>
    <message>
        <source>Length of a run, in seconds</source>
        <translation>Durée d&apos;une session, en secondes</translation>
    </message>
    <message>
        <source>Seed of the generator</source>
        <translation>Graine du générateur</translation>
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
        <source>Secret key base</source>
        <translation>Clé secrète</translation>
    </message>
    <message>
        <source>Allowed origins</source>
        <translation>Origines autorisées</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Niveau minimal</translation>
    </message>
    <message>
        <source>Exceptions from the level</source>
        <translation>Exceptions au niveau</translation>
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
        <source>Size of a file, in megabytes</source>
        <translation>Taille d&apos;un fichier, en mégaoctets</translation>
    </message>
    <message>
        <source>Files to keep</source>
        <translation>Fichiers à conserver</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Default.</source>
        <translation>Valeur par défaut.</translation>
    </message>
    <message>
        <source>From %1, line %2.</source>
        <translation>De %1, ligne %2.</translation>
    </message>
    <message>
        <source>Set by %1 in the environment.</source>
        <translation>Défini par %1 dans l&apos;environnement.</translation>
    </message>
    <message>
        <source>Set by %1 on the command line.</source>
        <translation>Défini par %1 sur la ligne de commande.</translation>
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
        <source>Unresponsive</source>
        <translation>Ne répond pas</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>S&apos;arrête</translation>
    </message>
    <message>
        <source>When a child crashes, that child alone is started again.</source>
        <translation>Quand un enfant plante, lui seul est redémarré.</translation>
    </message>
    <message>
        <source>When a child crashes, all of them are started again.</source>
        <translation>Quand un enfant plante, tous sont redémarrés.</translation>
    </message>
    <message>
        <source>When a child crashes, it and those below it are started again.</source>
        <translation>Quand un enfant plante, lui et ceux qui le suivent sont redémarrés.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Injoignable</translation>
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
        <source>%1 µs</source>
        <comment>microseconds</comment>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <comment>megabytes</comment>
        <translation>%1 Mo</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Plein</translation>
    </message>
</context>
<context>
    <name>TaxCheck</name>
    <message>
        <source>too large to calculate</source>
        <translation>trop grand pour être calculé</translation>
    </message>
    <message>
        <source>VAT as calculated, rounded half away from zero</source>
        <translation>TVA calculée, arrondie au plus proche</translation>
    </message>
    <message>
        <source>VAT as given by the seller</source>
        <translation>TVA indiquée par le vendeur</translation>
    </message>
    <message>
        <source>VAT as given by the seller: %1 less than calculated</source>
        <translation>TVA indiquée par le vendeur&#xa0;: %1 de moins que calculé</translation>
    </message>
    <message>
        <source>VAT as given by the seller: %1 more than calculated</source>
        <translation>TVA indiquée par le vendeur&#xa0;: %1 de plus que calculé</translation>
    </message>
    <message>
        <source>That is the total</source>
        <translation>C&apos;est bien le total</translation>
    </message>
    <message>
        <source>The total says %1</source>
        <translation>Le total indique %1</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Idle</source>
        <translation>Au repos</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Processing backlog</source>
        <translation>Traitement de l&apos;arriéré</translation>
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
        <source>%1/s</source>
        <comment>invoices a second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 désactivé</translation>
    </message>
    <message>
        <source>%1 connecting</source>
        <translation>%1 se connecte</translation>
    </message>
    <message>
        <source>%1 %2 ms</source>
        <translation>%1 %2 ms</translation>
    </message>
    <message>
        <source>%1 away</source>
        <translation>%1 injoignable</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 en échec</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>%1 est inutilisable</translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation>En attente de %1</translation>
    </message>
    <message>
        <source>%1 ready</source>
        <translation>%1 prêt</translation>
    </message>
    <message>
        <source>%1 full</source>
        <translation>%1 plein</translation>
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
        <source>A live stream of invoices: stored durably, shown at a readable pace, totalled to the cent.</source>
        <translation>Un flux de factures en direct&#xa0;: enregistrées durablement, affichées à un rythme lisible, totalisées au centime près.</translation>
    </message>
    <message>
        <source>Made with Qt %1. Billow&apos;s own code is under the MIT licence; this program as a whole, with Qt HttpServer in it, is under the GNU General Public License, version 3.</source>
        <translation>Réalisé avec Qt %1. Le code propre à Billow est sous licence MIT&#x202f;; le programme dans son ensemble, qui contient Qt HttpServer, est sous licence publique générale GNU, version 3.</translation>
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
        <source>Messages that wait in its mailbox</source>
        <translation>Messages en attente dans sa boîte</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Messages handled a second, since the last look</source>
        <translation>Messages traités par seconde depuis le dernier relevé</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Par seconde</translation>
    </message>
    <message>
        <source>Time a message takes, on average since the start</source>
        <translation>Durée d&apos;un message, en moyenne depuis le démarrage</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>The slowest single message since the start</source>
        <translation>Le message le plus lent depuis le démarrage</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>How often it was started again after a crash</source>
        <translation>Nombre de redémarrages après un plantage</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Redémarrages</translation>
    </message>
    <message>
        <source>What its last crash said</source>
        <translation>Ce qu&apos;a dit son dernier plantage</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Dernière erreur</translation>
    </message>
</context>
<context>
    <name>billow::Alerts</name>
    <message>
        <source>The run has ended</source>
        <translation>La session est terminée</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices were generated; %2 are still to be displayed.</source>
        <translation>
            <numerusform>%1 facture a été générée&#x202f;; encore à afficher&#xa0;: %2.</numerusform>
            <numerusform>%1 factures ont été générées&#x202f;; encore à afficher&#xa0;: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>All invoices are displayed</source>
        <translation>Toutes les factures sont affichées</translation>
    </message>
    <message>
        <source>The backlog of the last run is empty.</source>
        <translation>L&apos;arriéré de la dernière session est vide.</translation>
    </message>
    <message>
        <source>%1 of %2 from %3</source>
        <comment>an invoice: number, amount, seller</comment>
        <translation>%1&#xa0;: %2 de %3</translation>
    </message>
    <message>
        <source>, risk %1</source>
        <translation>, risque %1</translation>
    </message>
    <message>
        <source>Invoice to look at</source>
        <translation>Une facture à examiner</translation>
    </message>
    <message>
        <source>%1 invoices to look at</source>
        <translation>%1 factures à examiner</translation>
    </message>
    <message>
        <source>The newest: %1</source>
        <translation>La plus récente&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>billow::AnalyticsCards</name>
    <message>
        <source>Top sellers, %1</source>
        <translation>Principaux vendeurs, %1</translation>
    </message>
    <message>
        <source>Top buyers, %1</source>
        <translation>Principaux acheteurs, %1</translation>
    </message>
    <message>
        <source>By exporting country, %1</source>
        <translation>Par pays exportateur, %1</translation>
    </message>
    <message>
        <source>By importing country, %1</source>
        <translation>Par pays importateur, %1</translation>
    </message>
    <message>
        <source>By risk, %1</source>
        <translation>Par risque, %1</translation>
    </message>
    <message>
        <source>By payment, %1</source>
        <translation>Par paiement, %1</translation>
    </message>
    <message>
        <source>Invoices per minute</source>
        <translation>Factures par minute</translation>
    </message>
    <message>
        <source>Value per minute, %1</source>
        <translation>Valeur par minute, %1</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>Arriéré</translation>
    </message>
    <message>
        <source>this minute, so far</source>
        <translation>cette minute, jusqu&apos;ici</translation>
    </message>
    <message>
        <source>since %1, on average</source>
        <translation>depuis %1, en moyenne</translation>
    </message>
    <message>
        <source>%1 to %2, on average</source>
        <translation>de %1 à %2, en moyenne</translation>
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
        <source>Displayed</source>
        <translation>Affichées</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>VAT by month of issue, %1</source>
        <translation>TVA par mois d&apos;émission, %1</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>TVA</translation>
    </message>
</context>
<context>
    <name>billow::AnalyticsControls</name>
    <message>
        <source>C&amp;urrency</source>
        <translation>&amp;Devise</translation>
    </message>
    <message>
        <source>Currency of all amounts</source>
        <translation>Devise de tous les montants</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 heure</translation>
    </message>
    <message>
        <source>Figures per minute of the last hour</source>
        <translation>Chiffres par minute de la dernière heure</translation>
    </message>
    <message>
        <source>6 hours</source>
        <translation>6 heures</translation>
    </message>
    <message>
        <source>Figures per minute of the last 6 hours</source>
        <translation>Chiffres par minute des 6 dernières heures</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 heures</translation>
    </message>
    <message>
        <source>Figures per minute of the last 24 hours</source>
        <translation>Chiffres par minute des 24 dernières heures</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices, live</source>
        <translation>
            <numerusform>%1 facture, en direct</numerusform>
            <numerusform>%1 factures, en direct</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Catching up: figures of %1 of %2 invoices</source>
        <translation>
            <numerusform>Rattrapage&#xa0;: chiffres de %1 sur %2 facture</numerusform>
            <numerusform>Rattrapage&#xa0;: chiffres de %1 sur %2 factures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::AnalyticsPage</name>
    <message>
        <source>No figures yet</source>
        <translation>Pas encore de chiffres</translation>
    </message>
    <message>
        <source>Press Start, or drop a CSV file onto the window. The charts fill as invoices arrive.</source>
        <translation>Appuyez sur Démarrer ou déposez un fichier CSV sur la fenêtre. Les graphiques se remplissent à mesure que les factures arrivent.</translation>
    </message>
    <message>
        <source>The figures could not be read: %1.</source>
        <translation>Les chiffres n&apos;ont pas pu être lus&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The figures could not be read</source>
        <translation>Les chiffres n&apos;ont pas pu être lus</translation>
    </message>
</context>
<context>
    <name>billow::ChartCard</name>
    <message>
        <source>Copy the figures</source>
        <translation>Copier les chiffres</translation>
    </message>
</context>
<context>
    <name>billow::CloseQuestion</name>
    <message>
        <source>Do not ask again</source>
        <translation>Ne plus demander</translation>
    </message>
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
        <source>An import is going on; closing ends it. What is stored stays: import the file again for the rest.</source>
        <translation>Une importation est en cours&#x202f;; fermer y met fin. Ce qui est enregistré reste&#xa0;: importez de nouveau le fichier pour le reste.</translation>
    </message>
    <message>
        <source>A run is going on; closing ends it. Nothing that is stored is lost.</source>
        <translation>Une session est en cours&#x202f;; fermer y met fin. Rien de ce qui est enregistré n&apos;est perdu.</translation>
    </message>
    <message>
        <source>The backlog is still being displayed. Nothing that is stored is lost.</source>
        <translation>L&apos;arriéré est encore en cours d&apos;affichage. Rien de ce qui est enregistré n&apos;est perdu.</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices that wait are displayed the next time.</source>
        <translation>
            <numerusform>%1 facture en attente sera affichée la prochaine fois.</numerusform>
            <numerusform>%1 factures en attente seront affichées la prochaine fois.</numerusform>
        </translation>
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
        <source>An import is going on; a restart ends it. What is stored stays: import the file again for the rest.</source>
        <translation>Une importation est en cours&#x202f;; redémarrer y met fin. Ce qui est enregistré reste&#xa0;: importez de nouveau le fichier pour le reste.</translation>
    </message>
    <message>
        <source>A run is going on; a restart ends it. Nothing that is stored is lost.</source>
        <translation>Une session est en cours&#x202f;; redémarrer y met fin. Rien de ce qui est enregistré n&apos;est perdu.</translation>
    </message>
</context>
<context>
    <name>billow::ColumnsMenu</name>
    <message>
        <source>Fit the columns to the window</source>
        <translation>Ajuster les colonnes à la fenêtre</translation>
    </message>
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
        <source>Put first</source>
        <translation>Mettre en premier</translation>
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
        <source>%1 crashed, and its supervisor has started it again (restart %2). Nothing that was stored is lost.</source>
        <translation>%1 a planté et son superviseur l&apos;a redémarré (redémarrage %2). Rien de ce qui était enregistré n&apos;est perdu.</translation>
    </message>
    <message>
        <source>%1 has crashed; its supervisor starts it again.</source>
        <translation>%1 a planté&#x202f;; son superviseur le redémarre.</translation>
    </message>
    <message>
        <source>Select an actor to crash it on purpose and watch its supervisor start it again.</source>
        <translation>Sélectionnez un acteur pour le faire planter exprès et voir son superviseur le redémarrer.</translation>
    </message>
    <message>
        <source>%1 can be crashed on purpose: it loses what it has in memory, and its supervisor starts it again. Nothing that was stored is lost.</source>
        <translation>%1 peut être planté exprès&#xa0;: il perd ce qu&apos;il a en mémoire et son superviseur le redémarre. Rien de ce qui est enregistré n&apos;est perdu.</translation>
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
        <source>Crash %1 now? It loses what it has in memory and starts anew from the ledger; the run goes on.</source>
        <translation>Faire planter %1 maintenant&#x202f;? Il perd ce qu&apos;il a en mémoire et repart du registre&#x202f;; la session continue.</translation>
    </message>
    <message>
        <source>%1 crashes with its next message …</source>
        <translation>%1 plantera à son prochain message …</translation>
    </message>
    <message>
        <source>%1 takes no messages at the moment, so it cannot be crashed. Try again in a moment.</source>
        <translation>%1 ne prend aucun message en ce moment et ne peut donc pas être planté. Réessayez dans un instant.</translation>
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
        <source>A day such as 2026-11-23. Alt+Down opens a calendar.</source>
        <translation>Un jour tel que 2026-11-23. Alt+Bas ouvre un calendrier.</translation>
    </message>
    <message>
        <source>Choose from a calendar</source>
        <translation>Choisir dans un calendrier</translation>
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
        <source>Select an invoice to see all of it.</source>
        <translation>Sélectionnez une facture pour la voir en entier.</translation>
    </message>
    <message>
        <source>Copy all of this invoice</source>
        <translation>Copier toute cette facture</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Fermer les détails</translation>
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
        <source>As CSV, for spreadsheets and programs…</source>
        <translation>En CSV, pour tableurs et programmes…</translation>
    </message>
    <message>
        <source>As PDF, to read and print…</source>
        <translation>En PDF, à lire et à imprimer…</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>Annuler l&apos;exportation</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Progression de l&apos;exportation</translation>
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
        <source>The export was cancelled; no file was written.</source>
        <translation>L&apos;exportation a été annulée&#x202f;; aucun fichier n&apos;a été écrit.</translation>
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
        <source>Only the first %1 of %2 invoices are in %3: more do not fit. Narrow the filter to get the others.</source>
        <translation>Seules les %1 premières de %2 factures sont dans %3&#xa0;: il n&apos;y a pas de place pour plus. Affinez le filtre pour obtenir les autres.</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices were written to %2.</source>
        <translation>
            <numerusform>%1 facture a été écrite dans %2.</numerusform>
            <numerusform>%1 factures ont été écrites dans %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>No file was written. %1.</source>
        <translation>Aucun fichier n&apos;a été écrit. %1.</translation>
    </message>
</context>
<context>
    <name>billow::ExportTask</name>
    <message>
        <source>the invoices were deleted meanwhile</source>
        <translation>les factures ont été supprimées entre-temps</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>billow::FieldRow</name>
    <message>
        <source>such as ZAR</source>
        <translation>p. ex. ZAR</translation>
    </message>
    <message>
        <source>such as 15</source>
        <translation>p. ex. 15</translation>
    </message>
    <message>
        <source>such as ZA</source>
        <translation>p. ex. ZA</translation>
    </message>
    <message>
        <source>for every invoice</source>
        <translation>pour chaque facture</translation>
    </message>
    <message>
        <source>Where %1 is read from</source>
        <translation>D&apos;où est lu %1</translation>
    </message>
    <message>
        <source>Fixed value of %1</source>
        <translation>Valeur fixe de %1</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>nécessaire</translation>
    </message>
    <message>
        <source>, in basis points</source>
        <translation>, en points de base</translation>
    </message>
    <message>
        <source>, in cents</source>
        <translation>, en centimes</translation>
    </message>
    <message>
        <source>The file has no column “%1”.</source>
        <translation>Le fichier n&apos;a pas de colonne «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Non lu</translation>
    </message>
    <message>
        <source>Fixed value…</source>
        <translation>Valeur fixe…</translation>
    </message>
    <message>
        <source>(without a name)</source>
        <translation>(sans nom)</translation>
    </message>
</context>
<context>
    <name>billow::FileDrop</name>
    <message>
        <source>Drop files to import them</source>
        <translation>Déposez des fichiers pour les importer</translation>
    </message>
    <message>
        <source>This cannot be imported</source>
        <translation>Ceci ne peut pas être importé</translation>
    </message>
    <message>
        <source>Drop CSV files: .csv, .tsv or .txt</source>
        <translation>Déposez des fichiers CSV&#xa0;: .csv, .tsv ou .txt</translation>
    </message>
    <message>
        <source>Drop to import</source>
        <translation>Déposer pour importer</translation>
    </message>
    <message>
        <source>%1 of %2 files; the others are no CSV files</source>
        <translation>%1 fichiers sur %2&#x202f;; les autres ne sont pas des fichiers CSV</translation>
    </message>
    <message>
        <source>You see a preview before anything is stored</source>
        <translation>Un aperçu est montré avant tout enregistrement</translation>
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
        <source>Ctrl+F comes here; Enter searches at once</source>
        <translation>Ctrl+F mène ici&#x202f;; Entrée cherche aussitôt</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtres</translation>
    </message>
    <message>
        <source>Date, amount, country, … (Ctrl+Shift+F)</source>
        <translation>Date, montant, pays, … (Ctrl+Maj+F)</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vues</translation>
    </message>
    <message>
        <source>Filters, order and columns under a name</source>
        <translation>Filtres, ordre et colonnes sous un nom</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Which columns are shown, and what is sorted by</source>
        <translation>Quelles colonnes sont affichées et l&apos;ordre de tri</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Write what is found to a file</source>
        <translation>Écrire le résultat dans un fichier</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>All of the selected invoice (Enter)</source>
        <translation>Toute la facture sélectionnée (Entrée)</translation>
    </message>
    <message>
        <source>Filters (%1)</source>
        <translation>Filtres (%1)</translation>
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
        <source>Displayed only</source>
        <translation>Affichées seulement</translation>
    </message>
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
        <translation>Émise jusqu&apos;au</translation>
    </message>
    <message>
        <source>Total at least</source>
        <translation>Total minimal</translation>
    </message>
    <message>
        <source>Total at most</source>
        <translation>Total maximal</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>amount</comment>
        <translation>Tous</translation>
    </message>
    <message>
        <source>In whole units of whichever currency, such as %1</source>
        <translation>En unités entières de la devise, quelle qu&apos;elle soit, par exemple %1</translation>
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
        <source>Where invoices came from: the demo generator, a file, the web API</source>
        <translation>D&apos;où viennent les factures&#xa0;: le générateur de démonstration, un fichier, l&apos;API web</translation>
    </message>
    <message>
        <source>Risk %1</source>
        <translation>Risque %1</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risque</translation>
    </message>
    <message>
        <source>Leave out what still waits to be displayed</source>
        <translation>Laisser de côté ce qui attend encore d&apos;être affiché</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>Arriéré</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>choice</comment>
        <translation>Tous</translation>
    </message>
    <message>
        <source>None named</source>
        <translation>Aucun indiqué</translation>
    </message>
    <message>
        <source>Not a day, such as 2026-11-23</source>
        <translation>Ce n&apos;est pas un jour tel que 2026-11-23</translation>
    </message>
    <message>
        <source>Before the first day</source>
        <translation>Avant le premier jour</translation>
    </message>
    <message>
        <source>Below the least</source>
        <translation>En dessous du minimum</translation>
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
        <source>End the run; its invoices are still displayed</source>
        <translation>Terminer la session&#x202f;; ses factures seront encore affichées</translation>
    </message>
    <message>
        <source>Reset…</source>
        <translation>Réinitialiser…</translation>
    </message>
    <message>
        <source>Delete all invoices</source>
        <translation>Supprimer toutes les factures</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Hold the invoices on the Dashboard still</source>
        <translation>Figer les factures du tableau de bord</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a command does, and its shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>More (F10)</source>
        <translation>Plus (F10)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
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
        <translation>Choisir un profil d&apos;importation</translation>
    </message>
    <message>
        <source>Import profiles (*.json)</source>
        <translation>Profils d&apos;importation (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Save the list of what was not accepted</source>
        <translation>Enregistrer la liste de ce qui a été refusé</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Fichiers CSV (*.csv)</translation>
    </message>
    <message>
        <source>The list has been saved as %1.</source>
        <translation>La liste a été enregistrée sous %1.</translation>
    </message>
    <message>
        <source>The list could not be saved: %1</source>
        <translation>La liste n&apos;a pas pu être enregistrée&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>billow::ImportPreviewPage</name>
    <message>
        <source>The file that is shown</source>
        <translation>Le fichier affiché</translation>
    </message>
    <message>
        <source>The first invoices, as they would be stored</source>
        <translation>Les premières factures, telles qu&apos;elles seraient enregistrées</translation>
    </message>
    <message>
        <source>The first that are not accepted</source>
        <translation>Les premières qui sont refusées</translation>
    </message>
    <message>
        <source>Nothing is refused</source>
        <translation>Rien n&apos;est refusé</translation>
    </message>
    <message>
        <source>As far as the file has been looked at, all of it is accepted.</source>
        <translation>Pour autant que le fichier ait été examiné, tout est accepté.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Factures</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Refusées</translation>
    </message>
    <message>
        <source>This file cannot be imported</source>
        <translation>Ce fichier ne peut pas être importé</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>En choisir un autre…</translation>
    </message>
    <message>
        <source>Not accepted: %1</source>
        <translation>Refusées&#xa0;: %1</translation>
    </message>
    <message>
        <source>Still needed: %1. Choose a column or a fixed value for each.</source>
        <translation>Encore nécessaire&#xa0;: %1. Choisissez pour chacun une colonne ou une valeur fixe.</translation>
    </message>
    <message>
        <source>Not to be read yet</source>
        <translation>Pas encore lisible</translation>
    </message>
    <message>
        <source>No invoice is accepted</source>
        <translation>Aucune facture n&apos;est acceptée</translation>
    </message>
    <message>
        <source>See “Not accepted” for the reasons.</source>
        <translation>Les raisons se trouvent sous «&#xa0;Refusées&#xa0;».</translation>
    </message>
    <message>
        <source>No invoice is in this file</source>
        <translation>Ce fichier ne contient aucune facture</translation>
    </message>
    <message>
        <source>No row is accepted: %1</source>
        <translation>Aucune ligne n&apos;est acceptée&#xa0;: %1</translation>
    </message>
    <message>
        <source>Or tick “Read as Windows-1252”, above.</source>
        <translation>Ou cochez plus haut «&#xa0;Lire en Windows-1252&#xa0;».</translation>
    </message>
    <message>
        <source>There are no rows below the headings.</source>
        <translation>Il n&apos;y a aucune ligne sous les en-têtes.</translation>
    </message>
    <message>
        <source>None of the first %1 rows is accepted: %2</source>
        <translation>Aucune des %1 premières lignes n&apos;est acceptée&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>billow::ImportProgressPage</name>
    <message>
        <source>How far the files have been read</source>
        <translation>Avancement de la lecture des fichiers</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importées</translation>
    </message>
    <message>
        <source>stored before</source>
        <translation>déjà enregistrées</translation>
    </message>
    <message>
        <source>not accepted</source>
        <translation>refusées</translation>
    </message>
    <message>
        <source>The stream goes on, and you can go on working in the window meanwhile.</source>
        <translation>Le flux continue, et vous pouvez continuer à travailler dans la fenêtre.</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>Démarrage…</translation>
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
        <source>Waiting: %1 The import goes on by itself when it can.</source>
        <translation>En attente&#xa0;: %1 L&apos;importation reprend d&apos;elle-même dès que possible.</translation>
    </message>
    <message>
        <source>One import at a time: drop the other files again when this one is done.</source>
        <translation>Une seule importation à la fois&#xa0;: déposez de nouveau les autres fichiers quand celle-ci sera terminée.</translation>
    </message>
    <message>
        <source>Ending the import…</source>
        <translation>Fin de l&apos;importation…</translation>
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
        <source>Invoices that were not accepted</source>
        <translation>Factures refusées</translation>
    </message>
    <message>
        <source>Copies the whole report as text</source>
        <translation>Copie tout le rapport sous forme de texte</translation>
    </message>
    <message>
        <source>Saves the invoices that were not accepted, as CSV</source>
        <translation>Enregistre les factures refusées en CSV</translation>
    </message>
    <message>
        <source>%1 not accepted, the first %2:</source>
        <translation>%1 refusées, les %2 premières&#xa0;:</translation>
    </message>
    <message>
        <source>%1 not accepted:</source>
        <translation>%1 refusées&#xa0;:</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %2 invoices, of which VAT %3</source>
        <translation>
            <numerusform>%1 en %2 facture, dont TVA %3</numerusform>
            <numerusform>%1 en %2 factures, dont TVA %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 were stored before, and were left as they are</source>
        <translation>
            <numerusform>%1 était déjà enregistrée et reste telle quelle</numerusform>
            <numerusform>%1 étaient déjà enregistrées et restent telles quelles</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was not read to its end: %2</source>
        <translation>%1 n&apos;a pas été lu jusqu&apos;au bout&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: %2 imported, %3 stored before, %4 not accepted</source>
        <translation>%1&#xa0;: %2 importées, %3 déjà enregistrées, %4 refusées</translation>
    </message>
    <message>
        <source>The report has been copied.</source>
        <translation>Le rapport a été copié.</translation>
    </message>
</context>
<context>
    <name>billow::Imports</name>
    <message>
        <source>Import CSV…</source>
        <translation>Importer un CSV…</translation>
    </message>
    <message>
        <source>Import CSV files</source>
        <translation>Importer des fichiers CSV</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.tsv *.txt)</source>
        <translation>Fichiers CSV (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>billow::InvoiceGrid</name>
    <message>
        <source>Invoices, newest first</source>
        <translation>Factures, les plus récentes d&apos;abord</translation>
    </message>
</context>
<context>
    <name>billow::InvoicePanel</name>
    <message>
        <source>%1 new</source>
        <translation>%1 de plus</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message numerus="yes">
        <source>%1 new invoices. Show the newest.</source>
        <translation>
            <numerusform>%1 nouvelle facture. Afficher les plus récentes.</numerusform>
            <numerusform>%1 nouvelles factures. Afficher les plus récentes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The first invoices are on their way</source>
        <translation>Les premières factures sont en route</translation>
    </message>
    <message>
        <source>They appear here as soon as they are stored.</source>
        <translation>Elles apparaissent ici dès qu&apos;elles sont enregistrées.</translation>
    </message>
    <message>
        <source>No invoices yet</source>
        <translation>Pas encore de factures</translation>
    </message>
    <message>
        <source>Press Start (F5) to see a demo run, or drop a CSV file here.</source>
        <translation>Appuyez sur Démarrer (F5) pour une démonstration, ou déposez ici un fichier CSV.</translation>
    </message>
</context>
<context>
    <name>billow::InvoicesPage</name>
    <message>
        <source>The search was cancelled; what is listed is that of before.</source>
        <translation>La recherche a été annulée&#x202f;; la liste est celle d&apos;avant.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Saved as “%1” under Views.</source>
        <translation>Enregistrée sous «&#xa0;%1&#xa0;» dans Vues.</translation>
    </message>
    <message>
        <source>The invoices could not be read: %1</source>
        <translation>Les factures n&apos;ont pas pu être lues&#xa0;: %1</translation>
    </message>
    <message>
        <source>No invoice matches</source>
        <translation>Aucune facture ne correspond</translation>
    </message>
    <message>
        <source>Nothing that is stored meets all of these filters.</source>
        <translation>Rien d&apos;enregistré ne répond à tous ces filtres.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>Nothing is stored yet</source>
        <translation>Rien n&apos;est encore enregistré</translation>
    </message>
    <message>
        <source>Press Start on the Dashboard (F5), or drop a CSV file here.</source>
        <translation>Appuyez sur Démarrer dans le tableau de bord (F5), ou déposez ici un fichier CSV.</translation>
    </message>
</context>
<context>
    <name>billow::KeychainRow</name>
    <message>
        <source>Keep passwords in the system&apos;s keychain</source>
        <translation>Garder les mots de passe dans le trousseau du système</translation>
    </message>
    <message>
        <source>Passwords</source>
        <translation>Mots de passe</translation>
    </message>
    <message>
        <source>Those of the database and of Redis, and the secret key base. Otherwise they stand in the settings file, which only you can read. billowd reads no keychain: give them to it in the environment.</source>
        <translation>Ceux de la base de données et de Redis, et la clé secrète. Sinon ils sont dans le fichier des paramètres, que vous seul pouvez lire. billowd ne lit pas de trousseau&#xa0;: donnez-les-lui dans l&apos;environnement.</translation>
    </message>
    <message>
        <source>Asking the keychain …</source>
        <translation>Interrogation du trousseau …</translation>
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
        <source>From Info</source>
        <translation>À partir d&apos;Info</translation>
    </message>
    <message>
        <source>From Warning</source>
        <translation>À partir d&apos;Avertissement</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Least level of the lines shown</source>
        <translation>Niveau minimal des lignes affichées</translation>
    </message>
    <message>
        <source>Category of the lines shown</source>
        <translation>Catégorie des lignes affichées</translation>
    </message>
    <message>
        <source>Text in the lines shown</source>
        <translation>Texte des lignes affichées</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Chercher dans le journal</translation>
    </message>
    <message>
        <source>Copies the selected lines, or all that are shown</source>
        <translation>Copie les lignes sélectionnées, ou toutes celles affichées</translation>
    </message>
    <message numerus="yes">
        <source>%1 lines came faster than they could be shown; they are in the log file</source>
        <translation>
            <numerusform>%1 ligne est arrivée trop vite pour être affichée&#x202f;; elle est dans le fichier journal</numerusform>
            <numerusform>%1 lignes sont arrivées trop vite pour être affichées&#x202f;; elles sont dans le fichier journal</numerusform>
        </translation>
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
        <source>Resume · %1 new</source>
        <translation>Reprendre · %1 de plus</translation>
    </message>
    <message>
        <source>Nothing has been logged yet.</source>
        <translation>Rien n&apos;a encore été journalisé.</translation>
    </message>
    <message>
        <source>No line of the log matches these filters.</source>
        <translation>Aucune ligne du journal ne répond à ces filtres.</translation>
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
        <source>Nothing was copied: %1</source>
        <translation>Rien n&apos;a été copié&#xa0;: %1</translation>
    </message>
    <message>
        <source>Newest invoices</source>
        <translation>Factures les plus récentes</translation>
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
        <source>Theme of the system</source>
        <translation>Thème du système</translation>
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
        <source>Stream</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>Import CSV files</source>
        <translation>Importer des fichiers CSV</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Search, on the Invoices page</source>
        <translation>Chercher, à la page Factures</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Back to the newest, following again</source>
        <translation>Revenir aux plus récentes et les suivre</translation>
    </message>
    <message>
        <source>Up, Down, Page Up, Page Down</source>
        <translation>Haut, Bas, Page préc., Page suiv.</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Ne rien sélectionner</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Copier les lignes sélectionnées</translation>
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
        <source>This sheet</source>
        <translation>Cette liste</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>Some settings are not saved yet. Save or discard them, then restart Billow.</source>
        <translation>Certains paramètres ne sont pas encore enregistrés. Enregistrez-les ou abandonnez-les, puis redémarrez Billow.</translation>
    </message>
</context>
<context>
    <name>billow::MappingEditor</name>
    <message>
        <source>Which field is read from which column</source>
        <translation>Quel champ est lu dans quelle colonne</translation>
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
    <name>billow::NameDialog</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Enregistrer cette vue</translation>
    </message>
    <message>
        <source>Its filters, order and columns. One of the same name is replaced.</source>
        <translation>Ses filtres, son ordre et ses colonnes. Une vue de même nom est remplacée.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Nom de la vue</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
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
        <source>%1 cannot be used: %2</source>
        <translation>%1 est inutilisable&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 is away and is being tried again: %2</source>
        <translation>%1 est injoignable et de nouveaux essais sont faits&#xa0;: %2</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Go to the settings of the storage</source>
        <translation>Aller aux paramètres du stockage</translation>
    </message>
    <message>
        <source>Restart Billow</source>
        <translation>Redémarrer Billow</translation>
    </message>
</context>
<context>
    <name>billow::RateEditor</name>
    <message>
        <source>Unlimited</source>
        <translation>Illimité</translation>
    </message>
    <message>
        <source>%1, roughly</source>
        <translation>%1, approximatif</translation>
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
</context>
<context>
    <name>billow::ReadingOptions</name>
    <message>
        <source>Read as Windows-1252 what is not UTF-8</source>
        <translation>Lire en Windows-1252 ce qui n&apos;est pas UTF-8</translation>
    </message>
    <message>
        <source>How the columns are found</source>
        <translation>Comment les colonnes sont trouvées</translation>
    </message>
    <message>
        <source>How dates are written</source>
        <translation>Comment les dates sont écrites</translation>
    </message>
    <message>
        <source>How amounts are written</source>
        <translation>Comment les montants sont écrits</translation>
    </message>
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
        <source>Columns: guessed by their names</source>
        <translation>Colonnes&#xa0;: devinées par leurs noms</translation>
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
        <source>Dates: as the profile says</source>
        <translation>Dates&#xa0;: selon le profil</translation>
    </message>
    <message>
        <source>Amounts: as the profile says</source>
        <translation>Montants&#xa0;: selon le profil</translation>
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
        <source>Why it is not accepted</source>
        <translation>Raison du refus</translation>
    </message>
</context>
<context>
    <name>billow::ResetDialog</name>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Delete all invoices?</source>
        <translation>Supprimer toutes les factures&#x202f;?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation>Tout supprimer</translation>
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
    <message numerus="yes">
        <source>All %1 invoices go, and the figures start again at zero. This cannot be undone.</source>
        <translation>
            <numerusform>%1 facture disparaît, et les chiffres repartent de zéro. C&apos;est irréversible.</numerusform>
            <numerusform>Les %1 factures disparaissent toutes, et les chiffres repartent de zéro. C&apos;est irréversible.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 invoices go, and %2 of them are real: they were imported or received, not generated. This cannot be undone.</source>
        <translation>
            <numerusform>%1 facture disparaît&#x202f;; réelles, c&apos;est-à-dire importées ou reçues et non générées&#xa0;: %2. C&apos;est irréversible.</numerusform>
            <numerusform>Les %1 factures disparaissent toutes&#x202f;; réelles, c&apos;est-à-dire importées ou reçues et non générées&#xa0;: %2. C&apos;est irréversible.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::ResultArea</name>
    <message>
        <source>Nothing was copied: %1.</source>
        <translation>Rien n&apos;a été copié&#xa0;: %1.</translation>
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
    <message>
        <source>Cancel the search</source>
        <translation>Annuler la recherche</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices</source>
        <translation>
            <numerusform>%1 facture</numerusform>
            <numerusform>%1 factures</numerusform>
        </translation>
    </message>
    <message>
        <source>, the first %1 are listed</source>
        <translation>, les %1 premières sont listées</translation>
    </message>
    <message>
        <source>%1, VAT %2</source>
        <translation>%1, TVA %2</translation>
    </message>
</context>
<context>
    <name>billow::ResultPanel</name>
    <message>
        <source>Stored since this search. Search again (Ctrl+R).</source>
        <translation>Enregistrées depuis cette recherche. Chercher de nouveau (Ctrl+R).</translation>
    </message>
    <message numerus="yes">
        <source>%1 new invoices have been stored since this search. Search again.</source>
        <translation>
            <numerusform>%1 nouvelle facture a été enregistrée depuis cette recherche. Chercher de nouveau.</numerusform>
            <numerusform>%1 nouvelles factures ont été enregistrées depuis cette recherche. Chercher de nouveau.</numerusform>
        </translation>
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
        <source>%1 displayed since</source>
        <comment>the search</comment>
        <translation>%1 affichées depuis</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices have been displayed since this search. Search again.</source>
        <translation>
            <numerusform>%1 facture a été affichée depuis cette recherche. Chercher de nouveau.</numerusform>
            <numerusform>%1 factures ont été affichées depuis cette recherche. Chercher de nouveau.</numerusform>
        </translation>
    </message>
    <message>
        <source>Displayed since this search. Search again (Ctrl+R).</source>
        <translation>Affichées depuis cette recherche. Chercher de nouveau (Ctrl+R).</translation>
    </message>
</context>
<context>
    <name>billow::RowCopier</name>
    <message>
        <source>Only the first %1 of %2 selected rows were copied; Export, on the Invoices page, takes them all.</source>
        <translation>Seules les %1 premières des %2 lignes sélectionnées ont été copiées&#x202f;; Exporter, à la page Factures, les prend toutes.</translation>
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
        <source>Find all of seller %1</source>
        <translation>Trouver toutes celles du vendeur %1</translation>
    </message>
    <message>
        <source>Find all of buyer %1</source>
        <translation>Trouver toutes celles de l&apos;acheteur %1</translation>
    </message>
</context>
<context>
    <name>billow::RunProgress</name>
    <message>
        <source>Progress of the run</source>
        <translation>Progression de la session</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 generated</source>
        <translation>%1 générées</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>reste %1</translation>
    </message>
    <message>
        <source>%1 to go</source>
        <comment>invoices still to be displayed</comment>
        <translation>%1 à afficher</translation>
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
        <translation>Sous-total</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>TVA</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
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
        <source>Discard what is not saved</source>
        <translation>Abandonner ce qui n&apos;est pas enregistré</translation>
    </message>
    <message>
        <source>Save the settings</source>
        <translation>Enregistrer les paramètres</translation>
    </message>
    <message>
        <source>Restart Billow</source>
        <translation>Redémarrer Billow</translation>
    </message>
    <message>
        <source>Restart Billow with the saved settings</source>
        <translation>Redémarrer Billow avec les paramètres enregistrés</translation>
    </message>
</context>
<context>
    <name>billow::SearchModel</name>
    <message>
        <source>%1. Click to sort by it.</source>
        <translation>%1. Cliquez pour trier selon cette colonne.</translation>
    </message>
</context>
<context>
    <name>billow::SearchTable</name>
    <message>
        <source>Invoices that were found</source>
        <translation>Factures trouvées</translation>
    </message>
</context>
<context>
    <name>billow::SecretsDialog</name>
    <message>
        <source>Ask the keychain again</source>
        <translation>Interroger de nouveau le trousseau</translation>
    </message>
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
        <source>Start with the passwords that are typed here</source>
        <translation>Démarrer avec les mots de passe saisis ici</translation>
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
        <source>Password of %1</source>
        <translation>Mot de passe de %1</translation>
    </message>
    <message>
        <source>They are kept in the system&apos;s keychain, which is being asked. It may have to be unlocked.</source>
        <translation>Ils sont dans le trousseau du système, qui est interrogé. Il faut peut-être le déverrouiller.</translation>
    </message>
    <message>
        <source>They are kept in the system&apos;s keychain, which does not give them out: %1 Type them here to start all the same; they count for this once.</source>
        <translation>Ils sont dans le trousseau du système, qui ne les donne pas&#xa0;: %1 Saisissez-les ici pour démarrer quand même&#x202f;; ils valent pour cette fois.</translation>
    </message>
</context>
<context>
    <name>billow::SettingRow</name>
    <message>
        <source>Restore default</source>
        <translation>Rétablir la valeur par défaut</translation>
    </message>
    <message>
        <source>Restore the default of %1</source>
        <translation>Rétablir la valeur par défaut de «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>Changed; it applies now, and is not saved yet.</source>
        <translation>Modifié&#x202f;; en vigueur dès maintenant, pas encore enregistré.</translation>
    </message>
    <message>
        <source>Not saved yet.</source>
        <translation>Pas encore enregistré.</translation>
    </message>
    <message>
        <source>Changed while running: the next start takes %1.</source>
        <translation>Modifié en cours de marche&#xa0;: le prochain démarrage prend %1.</translation>
    </message>
    <message>
        <source>Saved; it applies at the next start.</source>
        <translation>Enregistré&#x202f;; en vigueur au prochain démarrage.</translation>
    </message>
    <message>
        <source>The secret is in the keychain.</source>
        <translation>Le secret est dans le trousseau.</translation>
    </message>
    <message>
        <source>That overrules the file: what is saved here counts once it is gone. It says: %1</source>
        <translation>Cela l&apos;emporte sur le fichier&#xa0;: ce qui est enregistré ici compte une fois que ce n&apos;est plus là. La valeur est&#xa0;: %1</translation>
    </message>
    <message>
        <source>Not saved yet; it applies at the next start.</source>
        <translation>Pas encore enregistré&#x202f;; en vigueur au prochain démarrage.</translation>
    </message>
    <message>
        <source>A change applies at once.</source>
        <translation>Une modification s&apos;applique aussitôt.</translation>
    </message>
    <message>
        <source>A change applies at the next start.</source>
        <translation>Une modification s&apos;applique au prochain démarrage.</translation>
    </message>
    <message>
        <source>A change applies once it is saved.</source>
        <translation>Une modification s&apos;applique dès qu&apos;elle est enregistrée.</translation>
    </message>
</context>
<context>
    <name>billow::SettingsPage</name>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>Goes to that part of the page</source>
        <translation>Mène à cette partie de la page</translation>
    </message>
    <message>
        <source>What is changed here is kept in %1.</source>
        <translation>Ce qui est modifié ici est conservé dans %1.</translation>
    </message>
    <message>
        <source>“%1” is not right yet: what is wrong stands below it.</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;est pas encore correct&#xa0;: l&apos;erreur est indiquée en dessous.</translation>
    </message>
    <message numerus="yes">
        <source>Not saved yet: %1 of the settings. They go to %2, which only you can read.</source>
        <translation>
            <numerusform>Pas encore enregistré&#xa0;: %1 paramètre. Il ira dans %2, que vous seul pouvez lire.</numerusform>
            <numerusform>Pas encore enregistrés&#xa0;: %1 paramètres. Ils iront dans %2, que vous seul pouvez lire.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Enregistrement …</translation>
    </message>
    <message>
        <source>Trying the connection before it is saved …</source>
        <translation>Essai de la connexion avant l&apos;enregistrement …</translation>
    </message>
    <message>
        <source>Saved in %1.</source>
        <translation>Enregistré dans %1.</translation>
    </message>
    <message>
        <source>Not saved. %1</source>
        <translation>Non enregistré. %1</translation>
    </message>
    <message>
        <source>Some of what is saved applies once Billow starts again.</source>
        <translation>Une partie de ce qui est enregistré n&apos;entre en vigueur qu&apos;au redémarrage de Billow.</translation>
    </message>
    <message>
        <source>Saved in %1. Some of it applies once Billow starts again.</source>
        <translation>Enregistré dans %1. Une partie n&apos;entre en vigueur qu&apos;au redémarrage de Billow.</translation>
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
        <source>Billow cannot start with these settings</source>
        <translation>Billow ne peut pas démarrer avec ces paramètres</translation>
    </message>
    <message>
        <source>Open the settings file</source>
        <translation>Ouvrir le fichier des paramètres</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
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
        <translation>Total</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>TVA</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>of %1 stored</source>
        <translation>%1 enregistrées</translation>
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
        <source>on %1</source>
        <translation>sur %1</translation>
    </message>
    <message>
        <source>per invoice</source>
        <translation>par facture</translation>
    </message>
    <message>
        <source>and %1</source>
        <translation>et %1</translation>
    </message>
</context>
<context>
    <name>billow::StatePill</name>
    <message>
        <source>State: %1</source>
        <translation>État&#xa0;: %1</translation>
    </message>
    <message>
        <source>Stopped by an error</source>
        <translation>Arrêté par une erreur</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>by an error, where there is little room</comment>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Backlog</source>
        <comment>is processed, where there is little room</comment>
        <translation>Arriéré</translation>
    </message>
</context>
<context>
    <name>billow::StatusStrip</name>
    <message>
        <source>Generation</source>
        <translation>Génération</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Générées</translation>
    </message>
    <message>
        <source>Displayed</source>
        <translation>Affichées</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>Arriéré</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Stockage</translation>
    </message>
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
        <source>The web dashboard: %1</source>
        <translation>Le tableau de bord web&#xa0;: %1</translation>
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
        <source>Show the secret</source>
        <translation>Afficher le secret</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
</context>
<context>
    <name>billow::UrlCheck</name>
    <message>
        <source>Test connection</source>
        <translation>Tester la connexion</translation>
    </message>
    <message>
        <source>Test the connection to the database</source>
        <translation>Tester la connexion à la base de données</translation>
    </message>
    <message>
        <source>Test the connection to Redis</source>
        <translation>Tester la connexion à Redis</translation>
    </message>
    <message>
        <source>Testing …</source>
        <translation>Essai …</translation>
    </message>
</context>
<context>
    <name>billow::ViewsMenu</name>
    <message>
        <source>Save this view…</source>
        <translation>Enregistrer cette vue…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>billow::VitalCards</name>
    <message>
        <source>Storage</source>
        <translation>Stockage</translation>
    </message>
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
        <translation>d&apos;un cœur</translation>
    </message>
    <message>
        <source>not configured</source>
        <translation>non configuré</translation>
    </message>
    <message>
        <source>last commit</source>
        <translation>dernière validation</translation>
    </message>
    <message>
        <source>last write</source>
        <translation>dernière écriture</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>n. d.</translation>
    </message>
    <message numerus="yes">
        <source>%1 threads</source>
        <translation>
            <numerusform>%1 fil d&apos;exécution</numerusform>
            <numerusform>%1 fils d&apos;exécution</numerusform>
        </translation>
    </message>
    <message>
        <source>The operating system does not say</source>
        <translation>Non indiqué par le système</translation>
    </message>
    <message>
        <source>of one core · up %1</source>
        <translation>d&apos;un cœur · en marche depuis %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>billow::WindowSection</name>
    <message>
        <source>Reduce motion</source>
        <translation>Réduire les animations</translation>
    </message>
    <message>
        <source>Show an icon in the tray</source>
        <translation>Afficher une icône dans la zone de notification</translation>
    </message>
    <message>
        <source>When a run ends</source>
        <translation>Quand une session se termine</translation>
    </message>
    <message>
        <source>When an invoice with risk Red is displayed</source>
        <translation>Quand une facture de risque rouge est affichée</translation>
    </message>
    <message>
        <source>When an invoice is displayed whose total is above</source>
        <translation>Quand est affichée une facture dont le total dépasse</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Comme le système</translation>
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
        <source>Quit without asking</source>
        <translation>Quitter sans demander</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>Continuer dans la zone de notification</translation>
    </message>
    <message>
        <source>Closing the window during a run</source>
        <translation>Fermer la fenêtre pendant une session</translation>
    </message>
    <message>
        <source>Amount above which an invoice is notified of</source>
        <translation>Montant au-dessus duquel une facture est signalée</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Animations</translation>
    </message>
    <message>
        <source>New rows and what flashes do not fade. The system&apos;s own wish counts in any case.</source>
        <translation>Les nouvelles lignes et les mises en évidence ne s&apos;estompent pas. Le réglage du système compte dans tous les cas.</translation>
    </message>
    <message>
        <source>What happens when the window is closed while invoices stream.</source>
        <translation>Ce qui se passe quand la fenêtre est fermée alors que des factures arrivent.</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>Zone de notification</translation>
    </message>
    <message>
        <source>From there the window is brought back, and notifications come.</source>
        <translation>De là, la fenêtre est rappelée et viennent les notifications.</translation>
    </message>
    <message>
        <source>Notify me</source>
        <translation>Me prévenir</translation>
    </message>
    <message>
        <source>On the desktop and in the window. The amount is in the invoice&apos;s own currency.</source>
        <translation>Sur le bureau et dans la fenêtre. Le montant est dans la devise de la facture.</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>the system can’t start another thread to look up its name</source>
        <translation>la machine n&apos;a plus de fil d&apos;exécution pour chercher son nom</translation>
    </message>
    <message>
        <source>the name server isn’t responding</source>
        <translation>le serveur de noms ne dit pas où il se trouve</translation>
    </message>
    <message>
        <source>the host name isn’t known (%1)</source>
        <translation>son nom d&apos;hôte est inconnu (%1)</translation>
    </message>
    <message>
        <source>the server there isn’t Redis</source>
        <translation>ce qui répond là n&apos;est pas Redis</translation>
    </message>
    <message>
        <source>a key has the wrong type</source>
        <translation>une clé est d&apos;un autre type</translation>
    </message>
    <message>
        <source>the cached value is too large</source>
        <translation>c&apos;est trop grand</translation>
    </message>
    <message>
        <source>it didn’t answer in time</source>
        <translation>il ne répond pas à temps</translation>
    </message>
    <message>
        <source>it closed the connection</source>
        <translation>il a fermé la connexion</translation>
    </message>
    <message>
        <source>can’t connect</source>
        <translation>rien n&apos;y écoute</translation>
    </message>
    <message>
        <source>the socket doesn’t exist</source>
        <translation>il n&apos;y a pas de tel socket</translation>
    </message>
    <message>
        <source>this account isn’t allowed to open the socket</source>
        <translation>ce compte n&apos;a pas le droit d&apos;ouvrir son socket</translation>
    </message>
    <message>
        <source>not enough memory for a connection</source>
        <translation>il n&apos;y a plus de mémoire pour une connexion</translation>
    </message>
    <message>
        <source>the Redis database must be a number from 0, for example redis://host:6379/2</source>
        <translation>la base de Redis doit être un nombre à partir de 0, comme dans redis://host:6379/2</translation>
    </message>
    <message>
        <source>the path of the Unix socket must be absolute, for example unix:///run/redis/redis.sock</source>
        <translation>le chemin du socket Unix doit être absolu, comme dans unix:///run/redis/redis.sock</translation>
    </message>
    <message>
        <source>the Redis URL has no host. Write special characters in the password as %XX</source>
        <translation>l&apos;adresse de Redis ne nomme pas d&apos;hôte&#x202f;; écrivez les caractères spéciaux du mot de passe sous la forme %XX</translation>
    </message>
    <message>
        <source>the Redis port must be from 1 to 65535</source>
        <translation>le port de Redis doit être compris entre 1 et 65535</translation>
    </message>
    <message>
        <source>not a valid Redis URL. Example: redis://:password@host:6379/0. Write special characters in the password as %XX</source>
        <translation>ce n&apos;est pas une adresse de Redis telle que redis://:password@host:6379/0&#x202f;; écrivez les caractères spéciaux du mot de passe sous la forme %XX</translation>
    </message>
    <message>
        <source>encrypted Redis connections (rediss://) aren’t supported. Use redis:// over a network you trust, or a local TLS tunnel</source>
        <translation>les connexions chiffrées à Redis (rediss://) ne sont pas prises en charge&#x202f;; utilisez redis:// sur un réseau de confiance, ou un tunnel TLS local</translation>
    </message>
    <message>
        <source>the Redis URL must start with redis:// or unix://</source>
        <translation>l&apos;adresse de Redis doit commencer par redis:// ou unix://</translation>
    </message>
    <message>
        <source>the Redis URL contains a #. In a password write it as %23</source>
        <translation>l&apos;adresse de Redis contient un #&#x202f;; dans un mot de passe, écrivez-le %23</translation>
    </message>
    <message>
        <source>the password or the user was refused</source>
        <translation>le mot de passe ou l&apos;utilisateur a été refusé</translation>
    </message>
    <message>
        <source>the password was refused</source>
        <translation>le mot de passe a été refusé</translation>
    </message>
    <message>
        <source>it needs a password, and REDIS_URL has none</source>
        <translation>il demande un mot de passe, et REDIS_URL n&apos;en a pas</translation>
    </message>
    <message>
        <source>REDIS_URL has a password, but the server has none set</source>
        <translation>un mot de passe a été donné, mais il n&apos;en a pas</translation>
    </message>
    <message>
        <source>this user lacks permissions that the cache needs</source>
        <translation>cet utilisateur n&apos;a pas le droit de faire ce dont le cache a besoin</translation>
    </message>
    <message>
        <source>it has no database with that number</source>
        <translation>il n&apos;a pas de base de ce numéro</translation>
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
        <translation>il est occupé par un script</translation>
    </message>
    <message>
        <source>its memory is full</source>
        <translation>sa mémoire est pleine</translation>
    </message>
    <message>
        <source>it can’t save to its disk, so it accepts no writes</source>
        <translation>il ne peut pas sauvegarder sur son disque et n&apos;accepte donc aucune écriture</translation>
    </message>
    <message>
        <source>it is a read-only replica</source>
        <translation>c&apos;est un réplica qui n&apos;accepte aucune écriture</translation>
    </message>
    <message>
        <source>it is a replica whose primary is unavailable</source>
        <translation>c&apos;est un réplica dont le maître est injoignable</translation>
    </message>
    <message>
        <source>it is part of a cluster, which is not supported</source>
        <translation>il fait partie d&apos;un cluster, ce qui n&apos;est pas pris en charge</translation>
    </message>
    <message>
        <source>it is in protected mode and accepts only local connections</source>
        <translation>il est en mode protégé et n&apos;accepte que des connexions locales</translation>
    </message>
    <message>
        <source>it refused the connection</source>
        <translation>il a refusé de nous laisser entrer</translation>
    </message>
    <message>
        <source>it answered: %1</source>
        <translation>il a répondu &quot;%1&quot;</translation>
    </message>
    <message>
        <source>REDIS_URL is not set</source>
        <translation>REDIS_URL n&apos;est pas défini</translation>
    </message>
    <message>
        <source>not connected yet</source>
        <translation>pas encore atteint</translation>
    </message>
    <message>
        <source>the ledger has not answered for the last %1 invoices; importing the file again makes sure of them</source>
        <translation>le registre n&apos;a pas répondu pour les %1 dernières factures&#x202f;; importer de nouveau le fichier permet d&apos;en être sûr</translation>
    </message>
    <message>
        <source>the ledger has not answered yet</source>
        <translation>le registre n&apos;a pas encore répondu</translation>
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
        <translation>Aucun fichier ne peut être créé à %1&#xa0;: %2 n&apos;est pas un dossier</translation>
    </message>
    <message>
        <source>%1 doesn’t exist, and this account can’t write to the folder %2</source>
        <translation>Il n&apos;y a pas de fichier à %1, et ce compte n&apos;a pas le droit d&apos;écrire dans le dossier %2</translation>
    </message>
    <message>
        <source>%1 doesn’t exist yet. Billow creates it when it starts with this URL</source>
        <translation>Il n&apos;y a pas encore de fichier à %1&#x202f;; Billow le crée quand il démarre avec cette URL</translation>
    </message>
    <message>
        <source>The database is empty. Billow creates its ledger there when it starts with this URL</source>
        <translation>La base est vide&#x202f;; Billow y crée son registre quand il démarre avec cette URL</translation>
    </message>
    <message>
        <source>The ledger there is from a newer version of Billow (schema %1; this version supports %2)</source>
        <translation>Le registre qui s&apos;y trouve a été créé par un Billow plus récent (schéma %1, ce programme connaît %2)</translation>
    </message>
    <message>
        <source>It has a ledger from an older version, which is upgraded when Billow starts with this URL</source>
        <translation>Elle contient un registre d&apos;un Billow plus ancien, mis à jour quand Billow démarre avec cette URL</translation>
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
        <translation>Aucun cache n&apos;est utilisé&#x202f;; rien ne manque sans lui</translation>
    </message>
    <message>
        <source>Can’t use Redis at %1: %2</source>
        <translation>Redis à %1 est inutilisable&#xa0;: %2</translation>
    </message>
    <message>
        <source>Redis answers in %1. Database %2 has %3 keys</source>
        <translation>Redis répond en %1. Sa base %2 contient %3 clés</translation>
    </message>
    <message>
        <source>The system can’t start another thread. Try again later</source>
        <translation>La machine n&apos;a plus de fil d&apos;exécution pour l&apos;essayer</translation>
    </message>
    <message>
        <source>The engine stopped because its actors crashed repeatedly: %1</source>
        <translation>Le moteur s&apos;est arrêté, parce que ses acteurs ont planté de façon répétée&#xa0;: %1</translation>
    </message>
    <message>
        <source>The engine stopped because %1 isn’t responding</source>
        <translation>Le moteur s&apos;est arrêté, parce que %1 ne répond pas</translation>
    </message>
    <message>
        <source>Too many pages and searches are queued. Try again.</source>
        <translation>Trop de pages et de recherches sont en attente&#x202f;; veuillez réessayer</translation>
    </message>
    <message>
        <source>Too many commands are queued. Try again.</source>
        <translation>Trop de commandes sont en attente&#x202f;; veuillez réessayer</translation>
    </message>
    <message>
        <source>At most %1 invoices can be submitted at once</source>
        <translation>%1 factures au plus peuvent être soumises à la fois</translation>
    </message>
    <message>
        <source>crashed on purpose</source>
        <translation>une personne lui a demandé de planter</translation>
    </message>
    <message>
        <source>there is no field &quot;%1&quot;</source>
        <translation>il n&apos;y a pas de champ &quot;%1&quot;</translation>
    </message>
    <message>
        <source>import this file by itself, and choose a column or a fixed value in its preview</source>
        <translation>importez ce fichier seul, et choisissez dans son aperçu une colonne ou une valeur fixe</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 n&apos;est plus là</translation>
    </message>
    <message>
        <source>%1 is a folder: choose the CSV files in it</source>
        <translation>%1 est un dossier&#xa0;: choisissez les fichiers CSV qu&apos;il contient</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ne peut pas être lu&#xa0;: %2</translation>
    </message>
    <message>
        <source>it is not a plain file</source>
        <translation>ce n&apos;est pas un fichier ordinaire</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 est vide</translation>
    </message>
    <message>
        <source>%1 is not a CSV file; a workbook can be imported once it has been saved as CSV (UTF-8)</source>
        <translation>%1 n&apos;est pas un fichier CSV&#x202f;; un classeur peut être importé une fois enregistré en CSV (UTF-8)</translation>
    </message>
    <message>
        <source>%1 is not a CSV file: its first line does not end</source>
        <translation>%1 n&apos;est pas un fichier CSV&#xa0;: sa première ligne ne se termine pas</translation>
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
        <translation>ni le total ni le sous-total ne sont indiqués</translation>
    </message>
    <message>
        <source>the VAT is higher than the subtotal</source>
        <translation>la TVA est supérieure au sous-total</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number such as %2</source>
        <translation>&quot;%1&quot; n&apos;est pas un nombre tel que %2</translation>
    </message>
    <message>
        <source>there is no field &quot;%1&quot;; the fields are %2</source>
        <translation>il n&apos;y a pas de champ &quot;%1&quot;&#x202f;; les champs sont %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not FIELD=COLUMN or FIELD=:CONSTANT, such as total=Amount or currency=:ZAR</source>
        <translation>&quot;%1&quot; n&apos;est pas FIELD=COLUMN ou FIELD=:CONSTANT, par exemple total=Amount ou currency=:ZAR</translation>
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
        <translation>, ou &quot;%1&quot; là où elle est vide</translation>
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
        <translation>la ligne dépasse %1 octets, ou ouvre un guillemet qui n&apos;est pas fermé</translation>
    </message>
    <message>
        <source>field %1 is longer than %2 bytes</source>
        <translation>le champ %1 dépasse %2 octets</translation>
    </message>
    <message>
        <source>field %1 opens a quote that is never closed</source>
        <translation>le champ %1 ouvre un guillemet qui n&apos;est jamais fermé</translation>
    </message>
    <message>
        <source>field %1 goes on behind its closing quote</source>
        <translation>le champ %1 continue après son guillemet fermant</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date format: it needs a day, a month, and a year, such as d/M/yyyy</source>
        <translation>&quot;%1&quot; n&apos;est pas un format de date&#xa0;: il faut un jour, un mois et une année, par exemple d/M/yyyy</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> et %1 de plus</translation>
    </message>
    <message>
        <source>no column is mapped to %1; the columns are %2</source>
        <translation>aucune colonne n&apos;est associée à %1&#x202f;; les colonnes sont %2</translation>
    </message>
    <message>
        <source>there is no column &quot;%1&quot; for %2; the columns are %3</source>
        <translation>il n&apos;y a pas de colonne &quot;%1&quot; pour %2&#x202f;; les colonnes sont %3</translation>
    </message>
    <message>
        <source>more than one column is named &quot;%1&quot;, which is mapped to %2</source>
        <translation>plus d&apos;une colonne s&apos;appelle &quot;%1&quot;, associée à %2</translation>
    </message>
    <message numerus="yes">
        <source>the row has %1 fields where the header has %2</source>
        <translation>
            <numerusform>la ligne a %1 champ là où l&apos;en-tête en a %2</numerusform>
            <numerusform>la ligne a %1 champs là où l&apos;en-tête en a %2</numerusform>
        </translation>
    </message>
    <message>
        <source>the date of issue is empty</source>
        <translation>la date d&apos;émission est vide</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date that is written as %2</source>
        <translation>&quot;%1&quot; n&apos;est pas une date écrite sous la forme %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a currency code of ISO 4217, such as ZAR</source>
        <translation>&quot;%1&quot; n&apos;est pas un code de devise ISO 4217, tel que ZAR</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither a country code of ISO 3166, such as ZA, nor a name that the profile knows</source>
        <translation>&quot;%1&quot; n&apos;est ni un code de pays ISO 3166, tel que ZA, ni un nom que le profil connaît</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not Green, Amber or Red</source>
        <translation>&quot;%1&quot; n&apos;est pas Green, Amber ou Red</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a VAT rate from 0 to 100 per cent</source>
        <translation>&quot;%1&quot; n&apos;est pas un taux de TVA de 0 à 100 pour cent</translation>
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
        <source>the header cannot be read: %1</source>
        <translation>l&apos;en-tête ne peut pas être lu&#xa0;: %1</translation>
    </message>
    <message>
        <source>this is not a CSV file; a workbook must be saved as CSV (UTF-8) first</source>
        <translation>ce n&apos;est pas un fichier CSV&#x202f;; un classeur doit d&apos;abord être enregistré en CSV (UTF-8)</translation>
    </message>
    <message>
        <source>line items are read twice, which is not possible with a pipe: save them as a file</source>
        <translation>les lignes d&apos;articles sont lues deux fois, ce qui est impossible avec un tube&#xa0;: enregistrez-les dans un fichier</translation>
    </message>
    <message>
        <source>the file cannot be read again: %1</source>
        <translation>le fichier ne peut pas être relu&#xa0;: %1</translation>
    </message>
    <message>
        <source>the ledger answered for another number of invoices than it was given</source>
        <translation>le registre a répondu pour un autre nombre de factures qu&apos;il n&apos;en a reçu</translation>
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
        <translation>il n&apos;y a pas de profil &quot;%1&quot;&#x202f;; il y a %2</translation>
    </message>
    <message>
        <source>%1 has an unknown key &quot;%2&quot;</source>
        <translation>%1 a une clé inconnue &quot;%2&quot;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in %2 %3</source>
        <translation>&quot;%1&quot; dans %2 %3</translation>
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
        <translation>nomme un champ &quot;%1&quot; qui n&apos;existe pas</translation>
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
        <translation>associe &quot;%1&quot; à ce qui n&apos;est pas un code ISO 3166</translation>
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
        <source>must be &quot;utf-8&quot; or &quot;utf-8 or windows-1252&quot;</source>
        <translation>doit être &quot;utf-8&quot; ou &quot;utf-8 or windows-1252&quot;</translation>
    </message>
    <message>
        <source>must be a comma, a semicolon, a tab, or a vertical bar</source>
        <translation>doit être une virgule, un point-virgule, une tabulation ou une barre verticale</translation>
    </message>
    <message>
        <source>the JSON is not an object</source>
        <translation>le JSON n&apos;est pas un objet</translation>
    </message>
    <message>
        <source>the JSON is broken at byte %1: %2</source>
        <translation>le JSON est incorrect à l&apos;octet %1&#xa0;: %2</translation>
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
        <source>the lines of the invoice come to too much</source>
        <translation>les lignes de la facture donnent un total trop grand</translation>
    </message>
    <message>
        <source>the line_total is empty</source>
        <translation>line_total est vide</translation>
    </message>
    <message>
        <source>the rows of this invoice differ in %1: &quot;%2&quot; is not what the first one says</source>
        <translation>les lignes de cette facture diffèrent en %1&#xa0;: &quot;%2&quot; n&apos;est pas ce que dit la première</translation>
    </message>
    <message>
        <source>the %1 is stated as %2, but the lines come to %3</source>
        <translation>%1 indique %2, mais les lignes donnent %3</translation>
    </message>
    <message>
        <source>the invoice comes to nothing: its total is zero</source>
        <translation>la facture ne donne rien&#xa0;: son total est zéro</translation>
    </message>
    <message>
        <source>field %1 is not valid UTF-8: save the file as UTF-8</source>
        <translation>le champ %1 n&apos;est pas en UTF-8 valide&#xa0;: enregistrez le fichier en UTF-8</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number such as 1234.50</source>
        <translation>&quot;%1&quot; n&apos;est pas un nombre tel que 1234.50</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too large</source>
        <translation>&quot;%1&quot; est trop grand</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has decimals, where none are possible</source>
        <translation>&quot;%1&quot; a des décimales, là où il ne peut y en avoir</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has more than %2 decimals</source>
        <translation>&quot;%1&quot; a plus de %2 décimales</translation>
    </message>
    <message>
        <source>%1 accepted, %2 duplicates, %3 rejected, of %4 rows</source>
        <translation>acceptées&#xa0;: %1, doublons&#xa0;: %2, refusées&#xa0;: %3, lignes&#xa0;: %4</translation>
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
        <translation>non lu jusqu&apos;au bout&#xa0;: %1</translation>
    </message>
    <message>
        <source>All %1 files</source>
        <translation>Les %1 fichiers</translation>
    </message>
    <message>
        <source>The import ended early: %1</source>
        <translation>L&apos;importation s&apos;est arrêtée prématurément&#xa0;: %1</translation>
    </message>
    <message>
        <source>The import was cancelled</source>
        <translation>L&apos;importation a été annulée</translation>
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
        <translation>contient de l&apos;Unicode non valide</translation>
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
        <translation>le nom de l&apos;acheteur</translation>
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
        <source>the total is negative: credit notes are not accepted yet</source>
        <translation>le total est négatif&#xa0;: les avoirs ne sont pas encore acceptés</translation>
    </message>
    <message>
        <source>the subtotal is negative: credit notes are not accepted yet</source>
        <translation>le sous-total est négatif&#xa0;: les avoirs ne sont pas encore acceptés</translation>
    </message>
    <message>
        <source>the VAT must not be negative</source>
        <translation>la TVA ne doit pas être négative</translation>
    </message>
    <message>
        <source>the total must be above zero</source>
        <translation>le total doit être supérieur à zéro</translation>
    </message>
    <message>
        <source>subtotal plus VAT is too large</source>
        <translation>le sous-total plus la TVA est trop grand</translation>
    </message>
    <message>
        <source>the total %1 is not the subtotal %2 plus the VAT %3</source>
        <translation>le total %1 n&apos;est pas le sous-total %2 plus la TVA %3</translation>
    </message>
    <message>
        <source>the date of issue must lie in the years 1900 to 9999</source>
        <translation>la date d&apos;émission doit être comprise entre les années 1900 et 9999</translation>
    </message>
    <message>
        <source>%1 &quot;%2&quot; in %3</source>
        <translation>%1 &quot;%2&quot; en %3</translation>
    </message>
    <message>
        <source>%1 has totals but no invoices</source>
        <translation>%1 est agrégé, mais aucune facture n&apos;en fait partie</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 manque</translation>
    </message>
    <message>
        <source>%1: totals have %2 invoices, VAT %3, total %4; the rows have %5, %6, %7</source>
        <translation>%1&#xa0;: le registre dit %2 factures, TVA %3, total %4&#x202f;; les factures disent %5, %6, %7</translation>
    </message>
    <message>
        <source>Analytics totals match the invoices</source>
        <translation>Les agrégats égalent les sommes des lignes</translation>
    </message>
    <message>
        <source>covers invoices 1 to %1 of %2</source>
        <translation>jusqu&apos;au numéro %1 sur %2</translation>
    </message>
    <message>
        <source>Per-minute figures match the invoices</source>
        <translation>Ce qui est compté par minute égale les sommes des lignes</translation>
    </message>
    <message>
        <source>from invoice %1 on</source>
        <translation>après le numéro %1</translation>
    </message>
    <message>
        <source>they cover invoices up to %1, but there are only %2</source>
        <translation>ils vont jusqu&apos;au numéro %1, mais il n&apos;y en a que %2</translation>
    </message>
    <message>
        <source>the stored figures don’t match the times when the invoices were stored</source>
        <translation>ce qui a été enregistré ne concorde pas avec l&apos;heure d&apos;acceptation des factures</translation>
    </message>
    <message>
        <source>%1: figures have %2 invoices shown, total %3; the rows have %4, %5</source>
        <translation>%1&#xa0;: %2 factures affichées, total %3&#x202f;; les factures disent %4, %5</translation>
    </message>
    <message>
        <source>Per-minute figures cover 1 to %1 minutes</source>
        <translation>Les chiffres par minute remontent de 1 à %1 minutes</translation>
    </message>
    <message>
        <source>A breakdown has 1 to %1 entries</source>
        <translation>Une ventilation nomme de 1 à %1 clés</translation>
    </message>
    <message>
        <source>The figures for minute %1 (%2) in the ledger aren’t valid</source>
        <translation>Billow ne peut pas lire les chiffres de la minute %1 (%2) du registre</translation>
    </message>
    <message>
        <source>The ledger has totals by &quot;%1&quot;, which Billow doesn’t know</source>
        <translation>Le registre est agrégé par &quot;%1&quot;, que Billow ne connaît pas</translation>
    </message>
    <message>
        <source>The ledger is damaged: table rollup_state is empty. Restore a backup.</source>
        <translation>Le registre a perdu l&apos;état de ses chiffres&#xa0;: la table rollup_state est vide</translation>
    </message>
    <message>
        <source>%1 is out of order: a higher number comes before it</source>
        <translation>%1 vient après un numéro ultérieur</translation>
    </message>
    <message>
        <source>The ledger has invoices in &quot;%1&quot;, a currency that Billow doesn’t know</source>
        <translation>Le registre contient des factures en &quot;%1&quot;, une devise que Billow ne connaît pas</translation>
    </message>
    <message>
        <source>Invoice %1 in the ledger has &quot;%2&quot; as its %3, which Billow doesn’t know</source>
        <translation>La facture %1 du registre a &quot;%2&quot; comme %3, que Billow ne connaît pas</translation>
    </message>
    <message>
        <source>The running totals for &quot;%1&quot; in the ledger aren’t valid numbers</source>
        <translation>Les totaux courants de &quot;%1&quot; dans le registre ne sont pas des nombres que Billow peut lire</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices, subtotal %2, VAT %3, total %4</source>
        <translation>
            <numerusform>%1 facture, sous-total %2, TVA %3, total %4</numerusform>
            <numerusform>%1 factures, sous-total %2, TVA %3, total %4</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: ledger %2; invoices %3</source>
        <translation>%1&#xa0;: le registre dit %2&#x202f;; les factures disent %3</translation>
    </message>
    <message>
        <source>number %1 follows number %2</source>
        <translation>le numéro %1 suit le numéro %2</translation>
    </message>
    <message>
        <source>invoice %1: subtotal %2, VAT %3, total %4</source>
        <translation>facture %1&#xa0;: sous-total %2, TVA %3, total %4</translation>
    </message>
    <message>
        <source>Running totals of stored invoices match the rows</source>
        <translation>Les totaux courants de l&apos;enregistré égalent les sommes de ses lignes</translation>
    </message>
    <message>
        <source>Running totals of shown invoices match the rows</source>
        <translation>Les totaux courants de l&apos;affiché égalent les sommes de ses lignes</translation>
    </message>
    <message>
        <source>Some invoices couldn’t be read</source>
        <translation>Toutes les factures n&apos;ont pas pu être lues</translation>
    </message>
    <message>
        <source>Every row is a readable invoice</source>
        <translation>Chaque ligne peut être lue comme une facture</translation>
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
        <translation>Les numéros de séquence n&apos;ont ni trou ni doublon</translation>
    </message>
    <message>
        <source>1 to %1</source>
        <translation>1 à %1</translation>
    </message>
    <message>
        <source>%1 are wrong; first: %2</source>
        <translation>%1 sont incorrectes, d&apos;abord %2</translation>
    </message>
    <message>
        <source>Every total is subtotal plus VAT and above zero, and no VAT is negative</source>
        <translation>Chaque total est le sous-total plus la TVA et supérieur à zéro, et aucune TVA n&apos;est négative</translation>
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
        <translation>Le curseur se trouve entre rien et tout</translation>
    </message>
    <message>
        <source>cursor %1 of %2</source>
        <translation>curseur %1 sur %2</translation>
    </message>
    <message>
        <source>the run generated %1 invoices, but only %2 are stored</source>
        <translation>la session a généré %1 factures, mais il n&apos;y en a que %2</translation>
    </message>
    <message>
        <source>the run generated %1 invoices of %2</source>
        <translation>la session a généré %1 factures sur %2</translation>
    </message>
    <message>
        <source>the generator would reuse invoice numbers</source>
        <translation>le générateur redonnerait des numéros qui existent déjà</translation>
    </message>
    <message>
        <source>Every generated invoice is stored, with numbers without a gap</source>
        <translation>La session a enregistré ce qu&apos;elle a généré, sous des numéros sans trou</translation>
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
        <translation>%1, mais le registre dit %2</translation>
    </message>
    <message>
        <source>The count of real invoices matches the rows</source>
        <translation>Le nombre de factures réelles est juste</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has a host. Write sqlite:/path/to/file.db</source>
        <translation>&quot;%1&quot; nomme un hôte&#x202f;; écrivez sqlite:/path/to/file.db</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has parameters. Only a path can follow sqlite:</source>
        <translation>&quot;%1&quot; a des paramètres&#x202f;; seul un chemin est attendu après sqlite:</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no file name. Write sqlite:/path/to/file.db</source>
        <translation>&quot;%1&quot; ne nomme aucun fichier&#x202f;; écrivez sqlite:/path/to/file.db</translation>
    </message>
    <message>
        <source>The PostgreSQL URL isn’t valid. Write @ and / in the password as %40 and %2F</source>
        <translation>L&apos;URL de PostgreSQL n&apos;est pas comprise&#xa0;: un @ ou un / dans son mot de passe doit être échappé (%40, %2F)</translation>
    </message>
    <message>
        <source>The PostgreSQL URL isn’t valid (%1)</source>
        <translation>L&apos;URL de PostgreSQL n&apos;est pas comprise (%1)</translation>
    </message>
    <message>
        <source>The port in the PostgreSQL URL must be a number from 1 to 65535</source>
        <translation>Le port de l&apos;URL de PostgreSQL n&apos;est pas un nombre de 1 à 65535</translation>
    </message>
    <message>
        <source>The database URL must start with sqlite: or postgresql://</source>
        <translation>L&apos;URL de la base de données doit commencer par sqlite: ou postgresql://</translation>
    </message>
    <message>
        <source>At most %1 invoices can be read at a time</source>
        <translation>%1 factures au plus peuvent être lues à la fois</translation>
    </message>
    <message>
        <source>Every document is stored once</source>
        <translation>Aucun vendeur n&apos;a deux fois le même numéro de facture</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>%1 are stored more than once</source>
        <translation>%1 s&apos;y trouvent plus d&apos;une fois</translation>
    </message>
    <message>
        <source>The database’s own integrity check passed</source>
        <translation>La base de données ne se trouve aucun défaut</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>saine</translation>
    </message>
    <message>
        <source>The schema matches this version of Billow</source>
        <translation>Le schéma est celui que ce programme connaît</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>version %1</translation>
    </message>
    <message>
        <source>The newest invoice in the ledger should be number %1, but isn’t. Run billowd verify to find out why.</source>
        <translation>La facture la plus récente du registre n&apos;a pas le numéro %1, comme elle le devrait&#xa0;: &quot;billowd verify&quot; dit ce qui ne va pas</translation>
    </message>
    <message>
        <source>internal error: a release has other invoices than those waiting</source>
        <translation>Une libération contient d&apos;autres factures que celles qui attendent</translation>
    </message>
    <message>
        <source>Invoices between %1 and %2 are missing from the ledger. Run billowd verify to find out which.</source>
        <translation>Des factures entre %1 et %2 manquent dans le registre&#xa0;: &quot;billowd verify&quot; dit lesquelles</translation>
    </message>
    <message>
        <source>The ledger has schema version %1, but this version of Billow supports only up to version %2. Use a newer Billow.</source>
        <translation>Le registre a la version de schéma %1, mais ce programme ne connaît que jusqu&apos;à la version %2&#xa0;: utilisez un Billow plus récent</translation>
    </message>
    <message>
        <source>There is no ledger here yet. Billow creates it when it first writes to it.</source>
        <translation>Il n&apos;y a pas encore de registre ici&#xa0;: il est créé quand Billow y écrit pour la première fois</translation>
    </message>
    <message>
        <source>The ledger has schema version %1, but this program needs version %2. Run billowd migrate to upgrade it.</source>
        <translation>Le registre a la version de schéma %1, et ce programme a besoin de la version %2&#xa0;: &quot;billowd migrate&quot; le met à jour</translation>
    </message>
    <message>
        <source>The PostgreSQL server has version %1; Billow needs 13 or newer</source>
        <translation>Le serveur PostgreSQL a la version %1&#x202f;; Billow a besoin de la 13 ou d&apos;une plus récente</translation>
    </message>
    <message>
        <source>The PostgreSQL database has the encoding %1. Billow needs one created with ENCODING &apos;UTF8&apos;</source>
        <translation>La base PostgreSQL est encodée en %1&#x202f;; Billow en a besoin d&apos;une créée avec ENCODING &apos;UTF8&apos;</translation>
    </message>
    <message>
        <source>The PostgreSQL connection has no schema for the ledger. Check its search_path.</source>
        <translation>La connexion PostgreSQL n&apos;a pas de schéma où tenir un registre&#xa0;: vérifiez son search_path</translation>
    </message>
    <message>
        <source>The PostgreSQL database already has tables from another program (%1). Use another database or schema.</source>
        <translation>La base PostgreSQL a des tables d&apos;un autre programme là où Billow tient son registre (%1)&#xa0;: utilisez une autre base ou un autre schéma</translation>
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
        <translation>L&apos;appel à PostgreSQL a été interrompu</translation>
    </message>
    <message>
        <source>The host name %1 isn’t known. Check its spelling.</source>
        <translation>Le nom d&apos;hôte %1 est inconnu&#xa0;: est-il bien orthographié&#x202f;?</translation>
    </message>
    <message>
        <source>Can’t connect to %1. Check that PostgreSQL is running there and that the port is correct.</source>
        <translation>Rien n&apos;écoute à %1&#xa0;: PostgreSQL y tourne-t-il, et le port est-il le bon&#x202f;?</translation>
    </message>
    <message>
        <source>The socket %1 doesn’t exist. Check that PostgreSQL is running on this computer.</source>
        <translation>Il n&apos;y a pas de socket %1&#xa0;: PostgreSQL tourne-t-il sur cette machine&#x202f;?</translation>
    </message>
    <message>
        <source>Can’t connect to the socket %1. Check that PostgreSQL is running and that this account may use it.</source>
        <translation>Le socket %1 ne laisse entrer personne&#xa0;: PostgreSQL tourne-t-il, et ce compte peut-il l&apos;utiliser&#x202f;?</translation>
    </message>
    <message>
        <source>Can’t reach the server over the network (%1)</source>
        <translation>Le serveur est injoignable par le réseau (%1)</translation>
    </message>
    <message>
        <source>The password for the user %1 was refused</source>
        <translation>Le mot de passe de l&apos;utilisateur %1 a été refusé</translation>
    </message>
    <message>
        <source>The server needs a password, and the URL has none</source>
        <translation>Le serveur demande un mot de passe, et l&apos;URL n&apos;en a pas</translation>
    </message>
    <message>
        <source>On its socket, the server accepts the user %1 only from the system account with that name. Use a host and a password instead.</source>
        <translation>Par son socket, le serveur ne laisse entrer l&apos;utilisateur %1 que depuis le compte système du même nom&#x202f;; donnez plutôt un hôte et un mot de passe</translation>
    </message>
    <message>
        <source>There is no user %1 on this server</source>
        <translation>Il n&apos;y a pas d&apos;utilisateur %1 sur ce serveur</translation>
    </message>
    <message>
        <source>There is no database %1 on this server. Create it with createdb %1</source>
        <translation>Il n&apos;y a pas de base %1 sur ce serveur&#x202f;; créez-la avec createdb %1</translation>
    </message>
    <message>
        <source>This user may not connect to the database %1</source>
        <translation>Cet utilisateur n&apos;a pas le droit de se connecter à la base %1</translation>
    </message>
    <message>
        <source>The server doesn’t accept unencrypted connections from this computer (%1). Try ?sslmode=require, or ask its administrator.</source>
        <translation>Le serveur ne laisse pas entrer cette machine sans chiffrement (%1)&#xa0;: essayez&#x202f;?sslmode=require, ou demandez à son administrateur</translation>
    </message>
    <message>
        <source>The server doesn’t accept connections from this computer (%1). Ask its administrator to allow them.</source>
        <translation>Le serveur ne laisse pas entrer cette machine&#xa0;: son administrateur doit l&apos;autoriser (%1)</translation>
    </message>
    <message>
        <source>The URL requires an encrypted connection, which the server doesn’t offer</source>
        <translation>L&apos;URL exige une connexion chiffrée, que le serveur ne propose pas</translation>
    </message>
    <message>
        <source>The server’s certificate was refused (%1)</source>
        <translation>Le certificat du serveur n&apos;a pas été accepté (%1)</translation>
    </message>
    <message>
        <source>The server has no free connections at the moment (%1)</source>
        <translation>Le serveur n&apos;a plus de connexion libre en ce moment (%1)</translation>
    </message>
    <message>
        <source>The server is %1. Try again in a moment.</source>
        <translation>Le serveur n&apos;est pas disponible (%1)&#xa0;: réessayez dans un instant</translation>
    </message>
    <message>
        <source>The server there isn’t PostgreSQL</source>
        <translation>Ce qui répond là n&apos;est pas PostgreSQL</translation>
    </message>
    <message>
        <source>The server closed the connection immediately. Check that it is PostgreSQL.</source>
        <translation>Le serveur a aussitôt fermé la connexion&#xa0;: est-ce PostgreSQL&#x202f;?</translation>
    </message>
    <message>
        <source>the server&apos;s own host</source>
        <translation>l&apos;hôte du serveur lui-même</translation>
    </message>
    <message>
        <source>%1 (process %2 on %3)</source>
        <translation>%1 (processus %2 sur %3)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; (on %2, server process %3)</source>
        <translation>&quot;%1&quot; (sur %2, processus serveur %3)</translation>
    </message>
    <message>
        <source>Another program has just opened the ledger</source>
        <translation>Un autre programme vient d&apos;ouvrir le registre</translation>
    </message>
    <message>
        <source>An earlier connection from this program is still closing. Try again in a moment.</source>
        <translation>Une connexion précédente de ce programme au registre se termine encore</translation>
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
        <translation>La recherche a pris trop de temps&#xa0;: affinez-la, par exemple par des dates ou une devise, et réessayez</translation>
    </message>
    <message>
        <source>Can’t create the folder %1 for the ledger</source>
        <translation>Le dossier %1 du registre ne peut pas être créé</translation>
    </message>
    <message>
        <source>%1 is another program’s SQLite database, not a Billow ledger</source>
        <translation>%1 est une base SQLite d&apos;un autre programme, pas un registre de Billow</translation>
    </message>
    <message>
        <source>%1 was a Billow ledger, but its tables are missing. Restore a backup.</source>
        <translation>%1 était un registre de Billow, mais ses tables ne sont plus là</translation>
    </message>
    <message>
        <source>The ledger %1 is damaged: table stream_state is empty. Restore a backup.</source>
        <translation>Le registre %1 a perdu son état&#xa0;: la table stream_state est vide</translation>
    </message>
    <message>
        <source>There is no ledger at %1</source>
        <translation>Il n&apos;y a pas de registre à %1</translation>
    </message>
    <message>
        <source>%1 is a folder, not a ledger</source>
        <translation>%1 est un dossier, pas un registre</translation>
    </message>
    <message>
        <source>%1 isn’t a SQLite database</source>
        <translation>%1 n&apos;est pas une base SQLite</translation>
    </message>
    <message>
        <source>The ledger %1 is damaged (%2)</source>
        <translation>Le registre %1 est endommagé (%2)</translation>
    </message>
    <message>
        <source>There is no space left for the ledger %1 (%2)</source>
        <translation>Il n&apos;y a plus de place pour le registre %1 (%2)</translation>
    </message>
    <message>
        <source>Another program has locked the ledger %1 (%2)</source>
        <translation>Un autre programme a verrouillé le registre %1 (%2)</translation>
    </message>
    <message>
        <source>Billow can’t write to the ledger %1 or its folder; reading needs that too (%2)</source>
        <translation>Billow n&apos;a pas le droit d&apos;écrire dans le registre %1 ou dans son dossier, ce qui est nécessaire même pour lire (%2)</translation>
    </message>
    <message>
        <source>Can’t open the ledger %1. Check that the file and its folder are readable and writable (%2).</source>
        <translation>Le registre %1 ne peut pas être ouvert&#xa0;: le fichier et son dossier sont-ils accessibles en lecture et en écriture&#x202f;? (%2)</translation>
    </message>
    <message>
        <source>Can’t read or write the ledger %1 (%2)</source>
        <translation>Le registre %1 ne peut être ni lu ni écrit (%2)</translation>
    </message>
    <message>
        <source>SQLite refused a statement on %1 (%2)</source>
        <translation>SQLite a refusé une instruction sur %1 (%2)</translation>
    </message>
    <message>
        <source>The ledger %1 is being opened by another program</source>
        <translation>Le registre %1 est en train d&apos;être ouvert par un autre programme</translation>
    </message>
    <message>
        <source>; if that program is no longer running, delete %1</source>
        <translation>&#x202f;; si celui-ci n&apos;existe plus, supprimez %1</translation>
    </message>
    <message>
        <source>Can’t write the lock file %1. Check that its folder is writable.</source>
        <translation>Le fichier verrou %1 ne peut pas être écrit&#xa0;: son dossier est-il accessible en écriture&#x202f;?</translation>
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
        <translation>cette valeur ne peut pas être écrite dans un fichier de configuration&#xa0;: elle contient un saut de ligne, ou à la fois un guillemet et un espace ou un # là où commencerait un commentaire</translation>
    </message>
    <message>
        <source>couldn’t read the changed configuration file: %1</source>
        <translation>le fichier de configuration modifié ne peut pas être relu&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 can’t be saved in the configuration file</source>
        <translation>%1 ne peut pas être écrit dans le fichier de configuration</translation>
    </message>
    <message>
        <source>write a group as [name], in lower case</source>
        <translation>un groupe s&apos;écrit [nom], en minuscules</translation>
    </message>
    <message>
        <source>write a setting as name = value, with the name in lower case</source>
        <translation>un paramètre s&apos;écrit nom = valeur, son nom en minuscules</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is before the first [group]</source>
        <translation>&quot;%1&quot; se trouve avant le premier [groupe]</translation>
    </message>
    <message>
        <source>%1 is already set in line %2</source>
        <translation>%1 est déjà donné à la ligne %2</translation>
    </message>
    <message>
        <source>%1: the closing quotation mark is missing</source>
        <translation>%1&#xa0;: le guillemet fermant manque</translation>
    </message>
    <message>
        <source>%1: there is text after the closing quotation mark</source>
        <translation>%1&#xa0;: rien ne peut suivre le guillemet fermant</translation>
    </message>
    <message>
        <source>%1:%2: the text isn’t UTF-8</source>
        <translation>%1:%2: le texte n&apos;est pas en UTF-8</translation>
    </message>
    <message>
        <source>%1 is larger than 1 MB, too large for a configuration file</source>
        <translation>%1 dépasse un mégaoctet&#x202f;; ce ne peut pas être un fichier de configuration</translation>
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
        <translation>l&apos;une des valeurs %1</translation>
    </message>
    <message>
        <source>a URL that starts with %1</source>
        <translation>une URL qui commence par %1</translation>
    </message>
    <message>
        <source>a comma-separated list of origins, for example https://shop.example:8443</source>
        <translation>une liste d&apos;origines telles que https://shop.example:8443, séparées par des virgules</translation>
    </message>
    <message>
        <source>a text of at least %1 characters</source>
        <translation>un texte d&apos;au moins %1 caractères</translation>
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
        <translation>la valeur ne convient pas&#x202f;; il faut %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t %2</source>
        <translation>&quot;%1&quot; ne convient pas&#x202f;; il faut %2</translation>
    </message>
    <message>
        <source>%1:%2: there is no setting %3; did you mean %4 in [%5]?</source>
        <translation>%1:%2: il n&apos;y a pas de paramètre %3&#x202f;; s&apos;agit-il de %4 dans [%5]&#x202f;?</translation>
    </message>
    <message>
        <source>the default of %1: %2</source>
        <translation>la valeur par défaut de %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t a whole number of seconds</source>
        <translation>&quot;%1&quot; n&apos;est pas un nombre entier de secondes</translation>
    </message>
    <message>
        <source>%1 and %2 are the same setting in two units. Set only one of them.</source>
        <translation>%1 et %2 sont le même paramètre en deux unités&#x202f;; n&apos;en donnez qu&apos;un</translation>
    </message>
    <message>
        <source>Settings can be given on the command line of both programs, in the environment and in the configuration file, in this order of precedence. The file is the one given with --config, or $XDG_CONFIG_HOME/billow/billow.conf (usually ~/.config/billow/billow.conf), or /etc/billow/billow.conf. It is an INI file:</source>
        <translation>Chaque paramètre peut être donné dans le fichier de configuration, dans l&apos;environnement et sur la ligne de commande des deux programmes&#x202f;; la ligne de commande l&apos;emporte sur l&apos;environnement, l&apos;environnement sur le fichier, le fichier sur la valeur par défaut. Le fichier est celui que nomme --config, sinon $XDG_CONFIG_HOME/billow/billow.conf (le plus souvent ~/.config/billow/billow.conf), sinon /etc/billow/billow.conf. C&apos;est un fichier INI&#xa0;:</translation>
    </message>
    <message>
        <source>$XDG_DATA_HOME defaults to ~/.local/share and $XDG_STATE_HOME to ~/.local/state. An empty environment variable counts as not set, unless an empty value has a meaning.</source>
        <translation>$XDG_DATA_HOME est ~/.local/share et $XDG_STATE_HOME est ~/.local/state s&apos;ils ne sont pas définis. Une variable d&apos;environnement vide compte comme non définie, sauf là où une valeur vide a un sens.</translation>
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
        <translation>Les paramètres ne peuvent pas être écrits dans %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>can’t create the folder %1</source>
        <translation>le dossier %1 ne peut pas être créé</translation>
    </message>
    <message>
        <source>Language of the window and the command line: English, German, French, Portuguese or Afrikaans. Empty: the system’s language; English for billowd serve.</source>
        <translation>La langue de la fenêtre et de la ligne de commande&#xa0;: anglais, allemand, français, portugais ou afrikaans. Vide&#xa0;: celle du système, mais l&apos;anglais là où billowd sert.</translation>
    </message>
    <message>
        <source>Where the ledger is: sqlite:/path/to/file.db, or any libpq URL such as postgresql://user:password@host/database.</source>
        <translation>Où le registre est tenu&#xa0;: sqlite:/path/to/file.db, ou postgresql://user:password@host/database avec tout ce que libpq y permet.</translation>
    </message>
    <message>
        <source>Redis server that caches totals and recent invoices, for example redis://:password@localhost:6379/0. Optional: leave empty to run without a cache.</source>
        <translation>Le serveur Redis qui met en cache les totaux et les factures récentes, p. ex. redis://:password@localhost:6379/0. Vide&#xa0;: pas de cache&#x202f;; rien ne manque sans lui.</translation>
    </message>
    <message>
        <source>Address of the web server: localhost, an address of this computer, or 0.0.0.0 for all of them. Addresses other than localhost need an access token (http.secret_key_base).</source>
        <translation>L&apos;adresse à laquelle le serveur web écoute&#xa0;: localhost, une de cette machine, ou 0.0.0.0 pour toutes. Toute autre que localhost exige secret_key_base.</translation>
    </message>
    <message>
        <source>Port of the web server. 0 = any free port.</source>
        <translation>Le port auquel le serveur web écoute&#x202f;; 0&#xa0;: n&apos;importe quel port libre.</translation>
    </message>
    <message>
        <source>Web sites that may use the API in addition to Billow’s own page. Empty = none.</source>
        <translation>Les sites web qui peuvent utiliser l&apos;API en plus de la page de Billow. Vide&#xa0;: aucun.</translation>
    </message>
    <message>
        <source>Demo invoices per second. 0 = unlimited.</source>
        <translation>Factures que le générateur de démonstration produit par seconde. 0&#xa0;: autant qu&apos;il peut.</translation>
    </message>
    <message>
        <source>Demo invoices shown per second. 0 = unlimited.</source>
        <translation>Factures libérées vers l&apos;écran par seconde. 0&#xa0;: comme elles viennent.</translation>
    </message>
    <message>
        <source>Run length in seconds. 0 = until you stop it.</source>
        <translation>Durée d&apos;une session du générateur de démonstration après Démarrer. 0&#xa0;: jusqu&apos;à Arrêter.</translation>
    </message>
    <message>
        <source>Seed of the demo generator. The same seed generates the same invoices. 0 = a new one for each run.</source>
        <translation>La même graine donne les mêmes factures. 0&#xa0;: une nouvelle à chaque session.</translation>
    </message>
    <message>
        <source>generation.per_second as the time between two invoices: 200 = 5 per second.</source>
        <translation>generation.per_second exprimé en temps d&apos;une facture à la suivante&#xa0;: 200 donne 5 par seconde.</translation>
    </message>
    <message>
        <source>display.per_second as the time between two invoices: 500 = 2 per second.</source>
        <translation>display.per_second exprimé en temps d&apos;une facture à la suivante&#xa0;: 500 donne 2 par seconde.</translation>
    </message>
    <message>
        <source>run.seconds in minutes.</source>
        <translation>run.seconds en minutes.</translation>
    </message>
    <message>
        <source>Lowest level to record.</source>
        <translation>Le moins important qui est journalisé.</translation>
    </message>
    <message>
        <source>Format of the log: text, or one JSON object per line for programs.</source>
        <translation>Des lignes pour les personnes, ou un objet JSON par ligne pour les programmes.</translation>
    </message>
    <message>
        <source>Log file, in addition to standard error. Empty = no file.</source>
        <translation>Le fichier journal&#x202f;; ce qui est journalisé va aussi sur l&apos;erreur standard. Vide&#xa0;: pas de fichier.</translation>
    </message>
    <message>
        <source>Largest size of a log file. Then a new one is started.</source>
        <translation>Quand le fichier journal atteint cette taille, un nouveau est commencé.</translation>
    </message>
    <message>
        <source>Log files to keep, including the newest.</source>
        <translation>Combien de fichiers journaux sont conservés, le plus récent compris.</translation>
    </message>
    <message>
        <source>Per-category levels, as Qt logging rules separated by semicolons: billow.ledger.debug=true;billow.cache.info=false.</source>
        <translation>Des exceptions à log.level, sous forme de règles de journalisation de Qt séparées par des points-virgules&#xa0;: billow.ledger.debug=true;billow.cache.info=false.</translation>
    </message>
    <message>
        <source>Generation is already running</source>
        <translation>La génération est déjà en cours</translation>
    </message>
    <message>
        <source>The backlog of the last run is still being shown</source>
        <translation>L&apos;arriéré de la dernière session est encore en cours d&apos;affichage</translation>
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
        <translation>La génération est déjà en train de s&apos;arrêter</translation>
    </message>
    <message>
        <source>Generation stopped; the backlog goes on being displayed</source>
        <translation>La génération est arrêtée&#x202f;; l&apos;arriéré continue d&apos;être affiché</translation>
    </message>
    <message>
        <source>All invoices were deleted</source>
        <translation>Toutes les factures ont été supprimées</translation>
    </message>
    <message>
        <source>The ledger has real invoices, which were imported or received. Confirm that they should be deleted.</source>
        <translation>Le registre contient des factures qui ne viennent pas du générateur&#x202f;; leur suppression doit être confirmée</translation>
    </message>
    <message>
        <source>Rates changed</source>
        <translation>Les débits ont été modifiés</translation>
    </message>
    <message>
        <source>The ledger was unavailable for a moment. Try again.</source>
        <translation>Le registre a été injoignable un moment&#x202f;; veuillez réessayer</translation>
    </message>
    <message>
        <source>The ledger is unavailable: %1</source>
        <translation>Le registre n&apos;est pas disponible&#xa0;: %1</translation>
    </message>
    <message>
        <source>The ledger is being opened. Try again.</source>
        <translation>Le registre est en cours d&apos;ouverture&#x202f;; veuillez réessayer</translation>
    </message>
    <message>
        <source>source can’t be &quot;demo&quot;, which is for demo invoices</source>
        <translation>source ne doit pas être &quot;demo&quot;, réservé aux factures du générateur lui-même</translation>
    </message>
    <message>
        <source>Too many invoices are queued. Try again in a moment.</source>
        <translation>Trop de factures sont en route vers le registre&#x202f;; veuillez réessayer dans un instant</translation>
    </message>
    <message>
        <source>The ledger is being opened. Try again in a moment.</source>
        <translation>Le registre est en cours d&apos;ouverture&#x202f;; veuillez réessayer dans un instant</translation>
    </message>
    <message>
        <source>The ledger didn’t answer in time. Try again.</source>
        <translation>Le registre n&apos;a pas répondu à temps&#x202f;; veuillez réessayer</translation>
    </message>
    <message>
        <source>%1 isn’t an address of this computer. Use one of its addresses, or 0.0.0.0 for all.</source>
        <translation>%1 n&apos;est pas une adresse à laquelle écouter&#xa0;: donnez-en une de cette machine, ou 0.0.0.0 pour toutes</translation>
    </message>
    <message>
        <source>another program uses it</source>
        <translation>un autre programme y écoute</translation>
    </message>
    <message>
        <source>Can’t use port %1 of %2: %3</source>
        <translation>Le port %1 de %2 est inutilisable&#xa0;: %3</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NOM</translation>
    </message>
    <message>
        <source>a live stream of invoices, in a window</source>
        <translation>un flux de factures en direct, dans une fenêtre</translation>
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
        <source>Opens the window. FILEs are offered for import. The same engine without a window is billowd(1).</source>
        <translation>Ouvre la fenêtre. Les FICHIERS sont proposés à l&apos;importation. Le même moteur sans fenêtre est billowd(1).</translation>
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
        <translation>Affiche ceci.</translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation>Affiche la version.</translation>
    </message>
    <message>
        <source>success</source>
        <translation>a fait ce qui était demandé</translation>
    </message>
    <message>
        <source>an error, with a message that explains it</source>
        <translation>ne l&apos;a pas fait, et a dit pourquoi</translation>
    </message>
    <message>
        <source>a wrong option or setting</source>
        <translation>une option ou un paramètre incorrect</translation>
    </message>
    <message>
        <source>an internal error: the engine stopped</source>
        <translation>une faute du programme&#xa0;: le moteur s&apos;est arrêté</translation>
    </message>
    <message>
        <source>another program is using the ledger</source>
        <translation>un autre programme tient le registre</translation>
    </message>
    <message>
        <source>EXIT STATUS</source>
        <translation>CODE DE RETOUR</translation>
    </message>
    <message>
        <source>a live stream of invoices, without a window</source>
        <translation>un flux de factures, enregistrées durablement, sans fenêtre</translation>
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
        <translation>Enregistre les factures d&apos;un fichier.</translation>
    </message>
    <message>
        <source>Verifies the ledger and prints the result as JSON.</source>
        <translation>Recalcule chaque invariant du registre, à l&apos;usage d&apos;un programme.</translation>
    </message>
    <message>
        <source>--decimal-point must be . or ,</source>
        <translation>--decimal-point doit être . ou ,</translation>
    </message>
    <message>
        <source>The profile could not be written to %1: %2</source>
        <translation>Le profil n&apos;a pas pu être écrit dans %1&#xa0;: %2</translation>
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
        <translation>Rien n&apos;a été enregistré, parce que --strict prend tout ou rien</translation>
    </message>
    <message>
        <source>Nothing was stored: %1</source>
        <translation>Rien n&apos;a été enregistré&#xa0;: %1</translation>
    </message>
    <message>
        <source>import needs at least one FILE; see billowd import --help</source>
        <translation>import a besoin d&apos;au moins un FICHIER&#x202f;; voir billowd import --help</translation>
    </message>
    <message>
        <source>map it with --map FIELD=COLUMN or --map FIELD=:CONSTANT</source>
        <translation>associez-le avec --map FIELD=COLUMN ou --map FIELD=:CONSTANT</translation>
    </message>
    <message>
        <source>Reads CSV files, one row an invoice or one row a line item, in a stream, so a file may be of any size. Which column is which field is said by --map, by a profile, or guessed from the header; what was used is shown in the report, with what was accepted, what was stored before, and each rejected row with its line, field and reason. A rejected row never stops the rest, and importing the same file again adds nothing.</source>
        <translation>Lit des fichiers CSV, une ligne par facture ou par article, en flux, si bien qu&apos;un fichier peut être de n&apos;importe quelle taille. La colonne de chaque champ est dite par --map, par un profil, ou devinée d&apos;après l&apos;en-tête&#x202f;; ce qui a servi figure dans le rapport, avec ce qui a été accepté, ce qui était déjà enregistré, et chaque ligne refusée avec son numéro, le champ et la raison. Une ligne refusée n&apos;arrête jamais les autres, et importer de nouveau le même fichier n&apos;ajoute rien.</translation>
    </message>
    <message>
        <source>Fields: %1; for line items %2. Of subtotal, VAT, VAT rate and total as many as there are; the others are computed, and what is given has to agree.</source>
        <translation>Champs&#xa0;: %1&#x202f;; pour les lignes d&apos;articles %2. Du sous-total, de la TVA, du taux de TVA et du total, autant qu&apos;il y en a&#x202f;; les autres sont calculés, et ce qui est donné doit concorder.</translation>
    </message>
    <message>
        <source>Stores the invoices of CSV files in the ledger.</source>
        <translation>Enregistre dans le registre les factures de fichiers CSV.</translation>
    </message>
    <message>
        <source>Takes FIELD from a column, or, with a colon, a fixed value. May be given several times.</source>
        <translation>Prend FIELD dans une colonne ou, avec un deux-points, une valeur fixe. Peut être donné plusieurs fois.</translation>
    </message>
    <message>
        <source>What parts units from cents in amounts: a point (the default) or a comma.</source>
        <translation>Ce qui sépare les unités des centimes dans les montants&#xa0;: un point (par défaut) ou une virgule.</translation>
    </message>
    <message>
        <source>The mapping of that name, or in that JSON file.</source>
        <translation>L&apos;association de ce nom, ou de ce fichier JSON.</translation>
    </message>
    <message>
        <source>Saves the profile with what --map says under that name.</source>
        <translation>Enregistre sous ce nom le profil avec ce que dit --map.</translation>
    </message>
    <message>
        <source>Lists the profiles that there are.</source>
        <translation>Liste les profils existants.</translation>
    </message>
    <message>
        <source>Takes only what --map and the profile say.</source>
        <translation>Ne prend que ce que disent --map et le profil.</translation>
    </message>
    <message>
        <source>All or nothing: one rejected row, and nothing is stored.</source>
        <translation>Tout ou rien&#xa0;: une seule ligne refusée, et rien n&apos;est enregistré.</translation>
    </message>
    <message>
        <source>Reads and checks, and stores nothing.</source>
        <translation>Lit et vérifie, et n&apos;enregistre rien.</translation>
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
        <translation>%1 ne prend pas d&apos;argument, mais a reçu %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t a command; see billowd --help</source>
        <translation>&quot;%1&quot; n&apos;est pas une commande&#x202f;; voir billowd --help</translation>
    </message>
    <message numerus="yes">
        <source>The ledger %1 is up to date. It has %2 invoices.</source>
        <translation>
            <numerusform>Le registre %1 a le schéma qu&apos;utilise ce programme&#x202f;; il contient %2 facture.</numerusform>
            <numerusform>Le registre %1 a le schéma qu&apos;utilise ce programme&#x202f;; il contient %2 factures.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 MB</source>
        <translation>%1 sur %2 Mo</translation>
    </message>
    <message>
        <source>Runs the engine without a window until SIGTERM or SIGINT.</source>
        <translation>Fait tourner le moteur sans fenêtre jusqu&apos;à ce qu&apos;on lui dise de finir (SIGTERM, SIGINT).</translation>
    </message>
    <message>
        <source>Opens the ledger, shows the waiting invoices, and logs to standard error and the log file. If the database is unavailable, it retries. If another program is using the ledger, it exits with status 75.</source>
        <translation>Ouvre le registre, continue de libérer ce qui y attend, et dit ce qui se passe dans son journal, sur l&apos;erreur standard et dans le fichier journal. Une base de données absente, ou qui disparaît, est attendue&#x202f;; un registre que tient un autre programme y met fin avec le code 75.</translation>
    </message>
    <message>
        <source>The API and the dashboard are at http://localhost:4000 unless you change http.host and http.port. It reports to systemd when it is ready, and what it is waiting for.</source>
        <translation>Son API et le tableau de bord sont à http://localhost:4000, sauf si http.host et http.port disent autre chose. Sous systemd, il dit quand il est prêt, et ce qu&apos;il attend.</translation>
    </message>
    <message>
        <source>Stops within four seconds, after answering open requests. Stored invoices are safe, even after a kill -9 or a power cut.</source>
        <translation>Il finit en moins de quatre secondes, et pas avant que ceux qui ont demandé n&apos;aient leurs réponses. Tout ce qui était enregistré est en sûreté, même après un kill -9 ou une coupure de courant.</translation>
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
        <translation>vrai</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>VIOLÉ</translation>
    </message>
    <message>
        <source>All checks passed.</source>
        <translation>Tous les invariants sont vrais.</translation>
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
        <translation>Recalcule chaque invariant du registre à partir de ses lignes et dit lesquels sont vrais.</translation>
    </message>
    <message>
        <source>Reads every invoice in one snapshot, while another program may be writing, and checks: sequence numbers without a gap, each document once, running totals equal to the sums of the rows in every currency, total = subtotal + VAT on each row, the cursor within range. Changes nothing. The exit status is 0 only if all checks pass.</source>
        <translation>Lit chaque facture dans un même instantané, à côté d&apos;un programme qui peut être en train d&apos;écrire, et compare&#xa0;: numéros de séquence sans trou, chaque couple (vendeur, numéro) une seule fois, totaux courants égaux aux sommes des lignes dans chaque devise, total = sous-total + TVA sur chaque ligne, curseur dans ses bornes. Ne change rien. Son code n&apos;est 0 que si tout est vrai.</translation>
    </message>
    <message>
        <source>Prints the result as JSON.</source>
        <translation>Affiche le résultat en JSON.</translation>
    </message>
    <message>
        <source>Other machines can connect to %1. Set SECRET_KEY_BASE to at least 32 random characters and share it only with people who may use Billow.</source>
        <translation>Écouter à %1 laisse entrer d&apos;autres machines&#xa0;: donnez à SECRET_KEY_BASE 32 caractères ou plus que personne ne peut deviner, et confiez-les à ceux qui y ont droit</translation>
    </message>
    <message>
        <source>column</source>
        <translation>colonne</translation>
    </message>
    <message>
        <source>Couldn’t upgrade the ledger from schema version %1 to version %2. It is unchanged: %3</source>
        <translation>Le registre n&apos;a pas pu être porté de la version de schéma %1 à la version %2, et reste tel qu&apos;il était&#xa0;: %3</translation>
    </message>
    <message>
        <source>Invoices are missing from the ledger. Run billowd verify to find out which.</source>
        <translation>Le registre a perdu des factures&#xa0;: &quot;billowd verify&quot; dit lesquelles</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t an amount</source>
        <translation>&quot;%1&quot; n&apos;est pas un montant</translation>
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
        <translation>et %1 de plus pour d&apos;autres raisons</translation>
    </message>
    <message>
        <source>Imported with a change:</source>
        <translation>Acceptées avec une modification&#xa0;:</translation>
    </message>
    <message>
        <source>It stopped early: %1</source>
        <translation>Arrêt prématuré&#xa0;: %1</translation>
    </message>
    <message>
        <source>It was cancelled</source>
        <translation>L&apos;opération a été annulée</translation>
    </message>
    <message>
        <source>Run it again to continue. Nothing is stored twice.</source>
        <translation>Relancez pour continuer&#x202f;; rien n&apos;est enregistré deux fois.</translation>
    </message>
    <message>
        <source>there is no date</source>
        <translation>il n&apos;y a pas de date</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t a time</source>
        <translation>&quot;%1&quot; n&apos;est pas un instant</translation>
    </message>
    <message>
        <source>there is no date, so that of inserted_at was used</source>
        <translation>il n&apos;y a pas de date, c&apos;est donc celle de inserted_at</translation>
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
        <translation>&quot;%1&quot; n&apos;est pas un code de pays ISO 3166, et a donc été omis</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t Green, Amber or Red, so it was left empty</source>
        <translation>&quot;%1&quot; n&apos;est ni Green, ni Amber, ni Red, et a donc été omis</translation>
    </message>
    <message>
        <source>the ledger has another invoice with this seller and number, as number %1</source>
        <translation>une autre facture de ce vendeur et de ce numéro est dans le registre, sous le numéro %1</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>ligne %1</translation>
    </message>
    <message>
        <source>%1 has no table &quot;invoices&quot;</source>
        <translation>%1 n&apos;a pas de table &quot;invoices&quot;</translation>
    </message>
    <message>
        <source>%1 is a Billow ledger, not a database of the original</source>
        <translation>%1 est un registre de Billow, pas une base de l&apos;original</translation>
    </message>
    <message>
        <source>The table &quot;invoices&quot; in %1 has no column %2, which every invoice needs</source>
        <translation>La table &quot;invoices&quot; de %1 n&apos;a pas de colonne %2, sans laquelle il n&apos;y a pas de facture</translation>
    </message>
    <message>
        <source>The original stores its invoices in PostgreSQL, not in %1</source>
        <translation>L&apos;original tient ses factures dans PostgreSQL, pas dans %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t an ISO 4217 currency</source>
        <translation>&quot;%1&quot; n&apos;est pas une devise ISO 4217</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices that were waiting in the ledger now count as shown, because they come before these</source>
        <translation>
            <numerusform>%1 facture qui attendait dans le registre compte désormais comme affichée, puisqu&apos;elle précède celles-ci</numerusform>
            <numerusform>%1 factures qui attendaient dans le registre comptent désormais comme affichées, puisqu&apos;elles précèdent celles-ci</numerusform>
        </translation>
    </message>
    <message>
        <source>--%1 requires --%2</source>
        <translation>--%1 a besoin de --%2</translation>
    </message>
    <message>
        <source>Creates the ledger, or upgrades an older one. Other commands do this automatically when they open a ledger for writing; use this one to do it separately, for example as a database user who may change tables. Each migration is one transaction. A ledger from a newer version isn’t opened, and isn’t changed.</source>
        <translation>Sans option, crée le registre, ou met à jour un registre plus ancien. Les autres commandes le font d&apos;elles-mêmes quand elles ouvrent un registre en écriture&#x202f;; celle-ci ne fait que cela, p. ex. avec un utilisateur de base de données qui peut modifier les tables. Chaque migration est une transaction. Un registre d&apos;un programme plus récent est refusé et laissé tel quel.</translation>
    </message>
    <message>
        <source>With --from-original, copies the invoices from table &quot;invoices&quot; of the Elixir program that Billow replaces. That database is only read and can stay in use, but no other Billow may use the ledger. The invoices count as shown at once, and their source is original:DATABASE. Rows that aren’t invoices are reported and don’t stop the rest. You can stop it at any time and run it again: it continues where it stopped and stores nothing twice.</source>
        <translation>Avec --from-original, apporte ce que le programme Elixir, que Billow remplace, a enregistré dans sa table &quot;invoices&quot;. Cette base est seulement lue, et peut être utilisée pendant ce temps&#x202f;; le registre ne doit pas être tenu par un Billow en marche. Les factures comptent aussitôt comme affichées, et ont la source original:DATABASE. Une ligne qui n&apos;est pas une facture est signalée, et n&apos;arrête jamais les autres. On peut l&apos;arrêter à tout moment et la relancer&#xa0;: elle reprend où elle en était, et n&apos;enregistre rien deux fois.</translation>
    </message>
    <message>
        <source>Keep the password out of the command line, where others can see it: use the environment variable PGPASSWORD, or ~/.pgpass.</source>
        <translation>Mieux vaut ne pas mettre le mot de passe sur la ligne de commande, où d&apos;autres le voient&#xa0;: mettez-le dans la variable d&apos;environnement PGPASSWORD, ou dans ~/.pgpass.</translation>
    </message>
    <message>
        <source>Upgrades the ledger, or copies the original’s invoices into it.</source>
        <translation>Met un registre plus ancien au schéma de ce programme, ou y apporte les factures de l&apos;original.</translation>
    </message>
    <message>
        <source>The original’s database; ecto:// works too.</source>
        <translation>La base de données de l&apos;original&#x202f;; ecto:// est compris aussi.</translation>
    </message>
    <message>
        <source>Currency of the amounts, which the original doesn’t record (default: ZAR).</source>
        <translation>La devise de ses montants, qu&apos;il ne dit pas (par défaut&#xa0;: ZAR).</translation>
    </message>
    <message>
        <source>Reads and checks the rows, and stores nothing.</source>
        <translation>Lit ses lignes et les vérifie, et n&apos;enregistre rien.</translation>
    </message>
    <message>
        <source>the keychain no longer has “%1”</source>
        <translation>le trousseau ne contient plus «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>the keychain was not unlocked</source>
        <translation>le trousseau n&apos;a pas été déverrouillé</translation>
    </message>
    <message>
        <source>this desktop has no keychain</source>
        <translation>il n&apos;y a pas de trousseau sur ce bureau</translation>
    </message>
    <message>
        <source>can’t use the keychain: %1</source>
        <translation>le trousseau est inutilisable&#xa0;: %1</translation>
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
        <translation>%1&#xa0;: le secret de %2 est dans le trousseau du bureau, que seule la fenêtre lit&#x202f;; donnez toute la valeur dans l&apos;environnement&#xa0;: %3</translation>
    </message>
    <message>
        <source>The window can store secrets and URLs in the desktop’s keychain; the file then has keychain:NAME. billowd can’t use the keychain: set environment variables instead.</source>
        <translation>Dans le fichier, un secret ou une URL peut être gardé dans le trousseau du bureau&#xa0;: la fenêtre y écrit keychain:NAME. billowd ne lit pas de trousseau&#x202f;; donnez-lui une telle valeur dans l&apos;environnement.</translation>
    </message>
    <message>
        <source>Option: %1</source>
        <translation>Option&#xa0;: %1</translation>
    </message>
    <message>
        <source>Access token that every request must send (Authorization: Bearer TOKEN) when the web server is open to other machines. It has no command-line option, because other users of this computer could read it there.</source>
        <translation>Le jeton que chaque requête doit apporter (Authorization: Bearer TOKEN) là où le serveur web écoute au-delà de localhost. Il n&apos;y a pas d&apos;option pour lui, car tout utilisateur de la machine pourrait la lire.</translation>
    </message>
    <message>
        <source>Can’t connect to %1</source>
        <translation>Personne n&apos;écoute à %1</translation>
    </message>
    <message>
        <source>%1 didn’t answer</source>
        <translation>Aucune réponse n&apos;est venue de %1</translation>
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
        <translation>Le programme à %1 refuse&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 didn’t identify itself</source>
        <translation>%1 n&apos;a pas dit qui il est</translation>
    </message>
    <message>
        <source>%1 didn’t publish the address of its API</source>
        <translation>%1 n&apos;a pas dit où il sert son API</translation>
    </message>
    <message>
        <source>The program at %1 needs its access token. Set SECRET_KEY_BASE to the same value as there.</source>
        <translation>Le programme à %1 demande son jeton&#xa0;: définissez SECRET_KEY_BASE comme là-bas</translation>
    </message>
    <message>
        <source>The program at %1 answered: %2</source>
        <translation>Le programme à %1 dit&#xa0;: %2</translation>
    </message>
    <message>
        <source>The program at %1 isn’t the one that uses this ledger</source>
        <translation>Le programme à %1 n&apos;est pas celui qui tient ce registre</translation>
    </message>
    <message>
        <source>The program at %1 hasn’t opened the ledger yet</source>
        <translation>Le programme à %1 n&apos;a pas encore ouvert le registre</translation>
    </message>
    <message>
        <source>the last %1 invoices weren’t confirmed (%2). Import the file again to make sure they’re stored.</source>
        <translation>le registre n&apos;a pas répondu pour les %1 dernières factures (%2)&#x202f;; importer de nouveau le fichier permet d&apos;en être sûr</translation>
    </message>
    <message>
        <source>Opens the import dialog at start.</source>
        <translation>Demande aussitôt quels fichiers importer.</translation>
    </message>
    <message>
        <source>Starts in the tray, or minimised if there is no tray.</source>
        <translation>Affiche une icône dans la zone de notification, ou une fenêtre réduite, jusqu&apos;à ce qu&apos;on l&apos;ouvre.</translation>
    </message>
    <message>
        <source>The program that held the ledger has ended</source>
        <translation>Le programme qui tenait le registre s&apos;est terminé</translation>
    </message>
    <message>
        <source>Going on</source>
        <translation>Reprise</translation>
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
        <source>Where a running billow or billowd serve holds the ledger, the invoices go through its API, and while that is away, or has no room, this waits. Only --strict needs the ledger for itself.</source>
        <translation>Là où un billow ou un billowd serve en marche tient le registre, les factures passent par son API, et tant que celle-ci est absente, ou n&apos;a pas de place, on attend. Seul --strict a besoin du registre pour lui seul.</translation>
    </message>
    <message>
        <source>The answer was lost. Try again.</source>
        <translation>La réponse a été perdue&#x202f;; veuillez réessayer</translation>
    </message>
    <message>
        <source>the import was ended</source>
        <translation>l&apos;importation a été interrompue</translation>
    </message>
    <message>
        <source>Upgrading the ledger, step %1 of %2. This can take minutes.</source>
        <translation>Le registre est en cours de mise à jour, étape %1 sur %2&#xa0;; cela peut prendre quelques minutes</translation>
    </message>
    <message>
        <source>Another program has changed the ledger’s analytics tables</source>
        <translation>Un autre programme a écrit dans les chiffres du registre</translation>
    </message>
    <message>
        <source>Another program has written to the ledger although this one has locked it. With PostgreSQL, a pooler may have lost the lock: connect directly to the server.</source>
        <translation>Un autre programme a écrit dans le registre bien que celui-ci détienne son verrou&#xa0;; avec PostgreSQL, un pooler intermédiaire a pu le perdre&#xa0;: connectez-vous directement au serveur</translation>
    </message>
    <message>
        <source>Another program (%1) has written to the ledger although this one has locked it. With PostgreSQL, a pooler may have lost the lock: connect directly to the server.</source>
        <translation>Un autre programme (%1) a écrit dans le registre bien que celui-ci détienne son verrou&#xa0;; avec PostgreSQL, un pooler intermédiaire a pu le perdre&#xa0;: connectez-vous directement au serveur</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>un autre programme</translation>
    </message>
    <message>
        <source>Can’t delete the invoices while they are being read (%1). Try again later.</source>
        <translation>Les factures ne peuvent pas être supprimées pendant leur lecture (%1)&#xa0;: réessayez ensuite</translation>
    </message>
    <message>
        <source>A failed transaction can’t be committed</source>
        <translation>Une transaction qui a échoué ne peut pas être validée</translation>
    </message>
    <message>
        <source>There is no connection to the database</source>
        <translation>Il n&apos;y a pas de connexion à la base de données</translation>
    </message>
    <message>
        <source>A connection pooler changes the PostgreSQL session between transactions. Connect directly to the server, or pool whole sessions.</source>
        <translation>PostgreSQL est joint par un pooler qui change de session entre les transactions&#xa0;: connectez-vous directement au serveur, ou utilisez des sessions entières</translation>
    </message>
    <message>
        <source>The option %1 in the PostgreSQL URL has a semicolon, which Qt’s driver doesn’t support</source>
        <translation>L&apos;option %1 de l&apos;URL PostgreSQL contient un point-virgule, que le pilote de Qt n&apos;accepte pas</translation>
    </message>
    <message>
        <source>internal error: a query of the ledger returned no row</source>
        <translation>Une requête sur le registre n&apos;a trouvé aucune ligne</translation>
    </message>
    <message>
        <source>Qt’s database driver %1 isn’t installed. Install the package %2.</source>
        <translation>Le pilote de base de données %1 de Qt n&apos;est pas installé&#xa0;; il se trouve dans le paquet %2</translation>
    </message>
    <message>
        <source>The ledger can’t be at %1: that disk doesn’t support shared memory. Use a local folder instead of a network folder.</source>
        <translation>Le registre %1 ne peut pas se trouver là&#xa0;: son support n&apos;offre pas de mémoire partagée, comme certains dossiers réseau</translation>
    </message>
    <message>
        <source>Reading the ledger was interrupted</source>
        <translation>La lecture du registre a été interrompue</translation>
    </message>
    <message>
        <source>Can’t write to the ledger %1. Check that its disk isn’t full (%2).</source>
        <translation>Le registre %1 ne peut pas être écrit&#xa0;: son disque est-il plein&#xa0;? (%2)</translation>
    </message>
    <message>
        <source>The ledger failed %1 times while storing these invoices</source>
        <translation>Le registre a échoué %1 fois en enregistrant ces factures</translation>
    </message>
    <message>
        <source>All waiting invoices are being shown now</source>
        <translation>Toutes les factures à afficher sont en cours d’affichage</translation>
    </message>
    <message>
        <source>The program at %1 couldn’t prove that it uses this ledger and knows the access token. Check that SECRET_KEY_BASE is the same there and here.</source>
        <translation>Le programme à l’adresse %1 ne prouve pas qu’il utilise ce registre et connaît le jeton d’accès. Vérifiez que SECRET_KEY_BASE est identique là-bas et ici.</translation>
    </message>
</context>
</TS>
