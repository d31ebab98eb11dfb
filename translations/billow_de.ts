<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AmountInput</name>
    <message>
        <source>Enter an amount, for example %1</source>
        <translation>Einen Betrag eingeben, zum Beispiel %1</translation>
    </message>
    <message>
        <source>Enter an amount of zero or more</source>
        <translation>Einen Betrag von null oder mehr eingeben</translation>
    </message>
    <message>
        <source>Use at most four decimal places</source>
        <translation>Höchstens vier Dezimalstellen verwenden</translation>
    </message>
    <message>
        <source>Enter a smaller amount</source>
        <translation>Einen kleineren Betrag eingeben</translation>
    </message>
</context>
<context>
    <name>AnalyticsText</name>
    <message>
        <source>Not given</source>
        <translation>Nicht angegeben</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>Alle anderen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Total (%1)</source>
        <translation>Gesamtbetrag (%1)</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>VAT (%1)</source>
        <translation>USt (%1)</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Invoices: %1 · Total: %2 · VAT: %3</source>
        <translation>Rechnungen: %1 · Gesamtbetrag: %2 · USt: %3</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Angezeigt</translation>
    </message>
    <message>
        <source>Invoices: %1 · Credit notes: %2 · After credit notes: %3 · Credited: %4 · VAT: %5</source>
        <translation>Rechnungen: %1 · Gutschriften: %2 · nach Gutschriften: %3 · gutgeschrieben: %4 · USt: %5</translation>
    </message>
</context>
<context>
    <name>CompactNumber</name>
    <message>
        <source>%1 tn</source>
        <translation>%1 Bio.</translation>
    </message>
    <message>
        <source>%1 bn</source>
        <translation>%1 Mrd.</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 Mio.</translation>
    </message>
    <message>
        <source>%1 k</source>
        <translation>%1 Tsd.</translation>
    </message>
</context>
<context>
    <name>CountryName</name>
    <message>
        <source>Andorra</source>
        <translation>Andorra</translation>
    </message>
    <message>
        <source>United Arab Emirates</source>
        <translation>Vereinigte Arabische Emirate</translation>
    </message>
    <message>
        <source>Afghanistan</source>
        <translation>Afghanistan</translation>
    </message>
    <message>
        <source>Antigua and Barbuda</source>
        <translation>Antigua und Barbuda</translation>
    </message>
    <message>
        <source>Anguilla</source>
        <translation>Anguilla</translation>
    </message>
    <message>
        <source>Albania</source>
        <translation>Albanien</translation>
    </message>
    <message>
        <source>Armenia</source>
        <translation>Armenien</translation>
    </message>
    <message>
        <source>Angola</source>
        <translation>Angola</translation>
    </message>
    <message>
        <source>Antarctica</source>
        <translation>Antarktis</translation>
    </message>
    <message>
        <source>Argentina</source>
        <translation>Argentinien</translation>
    </message>
    <message>
        <source>American Samoa</source>
        <translation>Amerikanisch-Samoa</translation>
    </message>
    <message>
        <source>Austria</source>
        <translation>Österreich</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>Australien</translation>
    </message>
    <message>
        <source>Aruba</source>
        <translation>Aruba</translation>
    </message>
    <message>
        <source>Åland Islands</source>
        <translation>Ålandinseln</translation>
    </message>
    <message>
        <source>Azerbaijan</source>
        <translation>Aserbaidschan</translation>
    </message>
    <message>
        <source>Bosnia and Herzegovina</source>
        <translation>Bosnien und Herzegowina</translation>
    </message>
    <message>
        <source>Barbados</source>
        <translation>Barbados</translation>
    </message>
    <message>
        <source>Bangladesh</source>
        <translation>Bangladesch</translation>
    </message>
    <message>
        <source>Belgium</source>
        <translation>Belgien</translation>
    </message>
    <message>
        <source>Burkina Faso</source>
        <translation>Burkina Faso</translation>
    </message>
    <message>
        <source>Bulgaria</source>
        <translation>Bulgarien</translation>
    </message>
    <message>
        <source>Bahrain</source>
        <translation>Bahrain</translation>
    </message>
    <message>
        <source>Burundi</source>
        <translation>Burundi</translation>
    </message>
    <message>
        <source>Benin</source>
        <translation>Benin</translation>
    </message>
    <message>
        <source>Saint Barthélemy</source>
        <translation>St. Barthélemy</translation>
    </message>
    <message>
        <source>Bermuda</source>
        <translation>Bermuda</translation>
    </message>
    <message>
        <source>Brunei</source>
        <translation>Brunei</translation>
    </message>
    <message>
        <source>Bolivia</source>
        <translation>Bolivien</translation>
    </message>
    <message>
        <source>Caribbean Netherlands</source>
        <translation>Karibische Niederlande</translation>
    </message>
    <message>
        <source>Brazil</source>
        <translation>Brasilien</translation>
    </message>
    <message>
        <source>Bahamas</source>
        <translation>Bahamas</translation>
    </message>
    <message>
        <source>Bhutan</source>
        <translation>Bhutan</translation>
    </message>
    <message>
        <source>Bouvet Island</source>
        <translation>Bouvetinsel</translation>
    </message>
    <message>
        <source>Botswana</source>
        <translation>Botsuana</translation>
    </message>
    <message>
        <source>Belarus</source>
        <translation>Belarus</translation>
    </message>
    <message>
        <source>Belize</source>
        <translation>Belize</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>Kanada</translation>
    </message>
    <message>
        <source>Cocos (Keeling) Islands</source>
        <translation>Kokosinseln</translation>
    </message>
    <message>
        <source>Congo, Democratic Republic</source>
        <translation>Kongo, Demokratische Republik</translation>
    </message>
    <message>
        <source>Central African Republic</source>
        <translation>Zentralafrikanische Republik</translation>
    </message>
    <message>
        <source>Congo, Republic</source>
        <translation>Kongo, Republik</translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation>Schweiz</translation>
    </message>
    <message>
        <source>Côte d&apos;Ivoire</source>
        <translation>Elfenbeinküste</translation>
    </message>
    <message>
        <source>Cook Islands</source>
        <translation>Cookinseln</translation>
    </message>
    <message>
        <source>Chile</source>
        <translation>Chile</translation>
    </message>
    <message>
        <source>Cameroon</source>
        <translation>Kamerun</translation>
    </message>
    <message>
        <source>China</source>
        <translation>China</translation>
    </message>
    <message>
        <source>Colombia</source>
        <translation>Kolumbien</translation>
    </message>
    <message>
        <source>Costa Rica</source>
        <translation>Costa Rica</translation>
    </message>
    <message>
        <source>Cuba</source>
        <translation>Kuba</translation>
    </message>
    <message>
        <source>Cabo Verde</source>
        <translation>Cabo Verde</translation>
    </message>
    <message>
        <source>Curaçao</source>
        <translation>Curaçao</translation>
    </message>
    <message>
        <source>Christmas Island</source>
        <translation>Weihnachtsinsel</translation>
    </message>
    <message>
        <source>Cyprus</source>
        <translation>Zypern</translation>
    </message>
    <message>
        <source>Czechia</source>
        <translation>Tschechien</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>Deutschland</translation>
    </message>
    <message>
        <source>Djibouti</source>
        <translation>Dschibuti</translation>
    </message>
    <message>
        <source>Denmark</source>
        <translation>Dänemark</translation>
    </message>
    <message>
        <source>Dominica</source>
        <translation>Dominica</translation>
    </message>
    <message>
        <source>Dominican Republic</source>
        <translation>Dominikanische Republik</translation>
    </message>
    <message>
        <source>Algeria</source>
        <translation>Algerien</translation>
    </message>
    <message>
        <source>Ecuador</source>
        <translation>Ecuador</translation>
    </message>
    <message>
        <source>Estonia</source>
        <translation>Estland</translation>
    </message>
    <message>
        <source>Egypt</source>
        <translation>Ägypten</translation>
    </message>
    <message>
        <source>Western Sahara</source>
        <translation>Westsahara</translation>
    </message>
    <message>
        <source>Eritrea</source>
        <translation>Eritrea</translation>
    </message>
    <message>
        <source>Spain</source>
        <translation>Spanien</translation>
    </message>
    <message>
        <source>Ethiopia</source>
        <translation>Äthiopien</translation>
    </message>
    <message>
        <source>Finland</source>
        <translation>Finnland</translation>
    </message>
    <message>
        <source>Fiji</source>
        <translation>Fidschi</translation>
    </message>
    <message>
        <source>Falkland Islands</source>
        <translation>Falklandinseln</translation>
    </message>
    <message>
        <source>Micronesia</source>
        <translation>Mikronesien</translation>
    </message>
    <message>
        <source>Faroe Islands</source>
        <translation>Färöer</translation>
    </message>
    <message>
        <source>France</source>
        <translation>Frankreich</translation>
    </message>
    <message>
        <source>Gabon</source>
        <translation>Gabun</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>Vereinigtes Königreich</translation>
    </message>
    <message>
        <source>Grenada</source>
        <translation>Grenada</translation>
    </message>
    <message>
        <source>Georgia</source>
        <translation>Georgien</translation>
    </message>
    <message>
        <source>French Guiana</source>
        <translation>Französisch-Guayana</translation>
    </message>
    <message>
        <source>Guernsey</source>
        <translation>Guernsey</translation>
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
        <translation>Grönland</translation>
    </message>
    <message>
        <source>Gambia</source>
        <translation>Gambia</translation>
    </message>
    <message>
        <source>Guinea</source>
        <translation>Guinea</translation>
    </message>
    <message>
        <source>Guadeloupe</source>
        <translation>Guadeloupe</translation>
    </message>
    <message>
        <source>Equatorial Guinea</source>
        <translation>Äquatorialguinea</translation>
    </message>
    <message>
        <source>Greece</source>
        <translation>Griechenland</translation>
    </message>
    <message>
        <source>South Georgia and the South Sandwich Islands</source>
        <translation>Südgeorgien und die Südlichen Sandwichinseln</translation>
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
        <translation>Guinea-Bissau</translation>
    </message>
    <message>
        <source>Guyana</source>
        <translation>Guyana</translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation>Hongkong</translation>
    </message>
    <message>
        <source>Heard Island and McDonald Islands</source>
        <translation>Heard und McDonaldinseln</translation>
    </message>
    <message>
        <source>Honduras</source>
        <translation>Honduras</translation>
    </message>
    <message>
        <source>Croatia</source>
        <translation>Kroatien</translation>
    </message>
    <message>
        <source>Haiti</source>
        <translation>Haiti</translation>
    </message>
    <message>
        <source>Hungary</source>
        <translation>Ungarn</translation>
    </message>
    <message>
        <source>Indonesia</source>
        <translation>Indonesien</translation>
    </message>
    <message>
        <source>Ireland</source>
        <translation>Irland</translation>
    </message>
    <message>
        <source>Israel</source>
        <translation>Israel</translation>
    </message>
    <message>
        <source>Isle of Man</source>
        <translation>Isle of Man</translation>
    </message>
    <message>
        <source>India</source>
        <translation>Indien</translation>
    </message>
    <message>
        <source>British Indian Ocean Territory</source>
        <translation>Britisches Territorium im Indischen Ozean</translation>
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
        <translation>Island</translation>
    </message>
    <message>
        <source>Italy</source>
        <translation>Italien</translation>
    </message>
    <message>
        <source>Jersey</source>
        <translation>Jersey</translation>
    </message>
    <message>
        <source>Jamaica</source>
        <translation>Jamaika</translation>
    </message>
    <message>
        <source>Jordan</source>
        <translation>Jordanien</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>Japan</translation>
    </message>
    <message>
        <source>Kenya</source>
        <translation>Kenia</translation>
    </message>
    <message>
        <source>Kyrgyzstan</source>
        <translation>Kirgisistan</translation>
    </message>
    <message>
        <source>Cambodia</source>
        <translation>Kambodscha</translation>
    </message>
    <message>
        <source>Kiribati</source>
        <translation>Kiribati</translation>
    </message>
    <message>
        <source>Comoros</source>
        <translation>Komoren</translation>
    </message>
    <message>
        <source>Saint Kitts and Nevis</source>
        <translation>St. Kitts und Nevis</translation>
    </message>
    <message>
        <source>North Korea</source>
        <translation>Nordkorea</translation>
    </message>
    <message>
        <source>South Korea</source>
        <translation>Südkorea</translation>
    </message>
    <message>
        <source>Kuwait</source>
        <translation>Kuwait</translation>
    </message>
    <message>
        <source>Cayman Islands</source>
        <translation>Kaimaninseln</translation>
    </message>
    <message>
        <source>Kazakhstan</source>
        <translation>Kasachstan</translation>
    </message>
    <message>
        <source>Laos</source>
        <translation>Laos</translation>
    </message>
    <message>
        <source>Lebanon</source>
        <translation>Libanon</translation>
    </message>
    <message>
        <source>Saint Lucia</source>
        <translation>St. Lucia</translation>
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
        <translation>Litauen</translation>
    </message>
    <message>
        <source>Luxembourg</source>
        <translation>Luxemburg</translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation>Lettland</translation>
    </message>
    <message>
        <source>Libya</source>
        <translation>Libyen</translation>
    </message>
    <message>
        <source>Morocco</source>
        <translation>Marokko</translation>
    </message>
    <message>
        <source>Monaco</source>
        <translation>Monaco</translation>
    </message>
    <message>
        <source>Moldova</source>
        <translation>Moldau</translation>
    </message>
    <message>
        <source>Montenegro</source>
        <translation>Montenegro</translation>
    </message>
    <message>
        <source>Saint Martin</source>
        <translation>St. Martin</translation>
    </message>
    <message>
        <source>Madagascar</source>
        <translation>Madagaskar</translation>
    </message>
    <message>
        <source>Marshall Islands</source>
        <translation>Marshallinseln</translation>
    </message>
    <message>
        <source>North Macedonia</source>
        <translation>Nordmazedonien</translation>
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
        <translation>Mongolei</translation>
    </message>
    <message>
        <source>Macao</source>
        <translation>Macau</translation>
    </message>
    <message>
        <source>Northern Mariana Islands</source>
        <translation>Nördliche Marianen</translation>
    </message>
    <message>
        <source>Martinique</source>
        <translation>Martinique</translation>
    </message>
    <message>
        <source>Mauritania</source>
        <translation>Mauretanien</translation>
    </message>
    <message>
        <source>Montserrat</source>
        <translation>Montserrat</translation>
    </message>
    <message>
        <source>Malta</source>
        <translation>Malta</translation>
    </message>
    <message>
        <source>Mauritius</source>
        <translation>Mauritius</translation>
    </message>
    <message>
        <source>Maldives</source>
        <translation>Malediven</translation>
    </message>
    <message>
        <source>Malawi</source>
        <translation>Malawi</translation>
    </message>
    <message>
        <source>Mexico</source>
        <translation>Mexiko</translation>
    </message>
    <message>
        <source>Malaysia</source>
        <translation>Malaysia</translation>
    </message>
    <message>
        <source>Mozambique</source>
        <translation>Mosambik</translation>
    </message>
    <message>
        <source>Namibia</source>
        <translation>Namibia</translation>
    </message>
    <message>
        <source>New Caledonia</source>
        <translation>Neukaledonien</translation>
    </message>
    <message>
        <source>Niger</source>
        <translation>Niger</translation>
    </message>
    <message>
        <source>Norfolk Island</source>
        <translation>Norfolkinsel</translation>
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
        <translation>Niederlande</translation>
    </message>
    <message>
        <source>Norway</source>
        <translation>Norwegen</translation>
    </message>
    <message>
        <source>Nepal</source>
        <translation>Nepal</translation>
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
        <translation>Neuseeland</translation>
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
        <translation>Peru</translation>
    </message>
    <message>
        <source>French Polynesia</source>
        <translation>Französisch-Polynesien</translation>
    </message>
    <message>
        <source>Papua New Guinea</source>
        <translation>Papua-Neuguinea</translation>
    </message>
    <message>
        <source>Philippines</source>
        <translation>Philippinen</translation>
    </message>
    <message>
        <source>Pakistan</source>
        <translation>Pakistan</translation>
    </message>
    <message>
        <source>Poland</source>
        <translation>Polen</translation>
    </message>
    <message>
        <source>Saint Pierre and Miquelon</source>
        <translation>St. Pierre und Miquelon</translation>
    </message>
    <message>
        <source>Pitcairn</source>
        <translation>Pitcairn</translation>
    </message>
    <message>
        <source>Puerto Rico</source>
        <translation>Puerto Rico</translation>
    </message>
    <message>
        <source>Palestine</source>
        <translation>Palästina</translation>
    </message>
    <message>
        <source>Portugal</source>
        <translation>Portugal</translation>
    </message>
    <message>
        <source>Palau</source>
        <translation>Palau</translation>
    </message>
    <message>
        <source>Paraguay</source>
        <translation>Paraguay</translation>
    </message>
    <message>
        <source>Qatar</source>
        <translation>Katar</translation>
    </message>
    <message>
        <source>Réunion</source>
        <translation>Réunion</translation>
    </message>
    <message>
        <source>Romania</source>
        <translation>Rumänien</translation>
    </message>
    <message>
        <source>Serbia</source>
        <translation>Serbien</translation>
    </message>
    <message>
        <source>Russia</source>
        <translation>Russland</translation>
    </message>
    <message>
        <source>Rwanda</source>
        <translation>Ruanda</translation>
    </message>
    <message>
        <source>Saudi Arabia</source>
        <translation>Saudi-Arabien</translation>
    </message>
    <message>
        <source>Solomon Islands</source>
        <translation>Salomonen</translation>
    </message>
    <message>
        <source>Seychelles</source>
        <translation>Seychellen</translation>
    </message>
    <message>
        <source>Sudan</source>
        <translation>Sudan</translation>
    </message>
    <message>
        <source>Sweden</source>
        <translation>Schweden</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>Singapur</translation>
    </message>
    <message>
        <source>Saint Helena</source>
        <translation>St. Helena</translation>
    </message>
    <message>
        <source>Slovenia</source>
        <translation>Slowenien</translation>
    </message>
    <message>
        <source>Svalbard and Jan Mayen</source>
        <translation>Spitzbergen und Jan Mayen</translation>
    </message>
    <message>
        <source>Slovakia</source>
        <translation>Slowakei</translation>
    </message>
    <message>
        <source>Sierra Leone</source>
        <translation>Sierra Leone</translation>
    </message>
    <message>
        <source>San Marino</source>
        <translation>San Marino</translation>
    </message>
    <message>
        <source>Senegal</source>
        <translation>Senegal</translation>
    </message>
    <message>
        <source>Somalia</source>
        <translation>Somalia</translation>
    </message>
    <message>
        <source>Suriname</source>
        <translation>Suriname</translation>
    </message>
    <message>
        <source>South Sudan</source>
        <translation>Südsudan</translation>
    </message>
    <message>
        <source>São Tomé and Príncipe</source>
        <translation>São Tomé und Príncipe</translation>
    </message>
    <message>
        <source>El Salvador</source>
        <translation>El Salvador</translation>
    </message>
    <message>
        <source>Sint Maarten</source>
        <translation>Sint Maarten</translation>
    </message>
    <message>
        <source>Syria</source>
        <translation>Syrien</translation>
    </message>
    <message>
        <source>Eswatini</source>
        <translation>Eswatini</translation>
    </message>
    <message>
        <source>Turks and Caicos Islands</source>
        <translation>Turks- und Caicosinseln</translation>
    </message>
    <message>
        <source>Chad</source>
        <translation>Tschad</translation>
    </message>
    <message>
        <source>French Southern Territories</source>
        <translation>Französische Südgebiete</translation>
    </message>
    <message>
        <source>Togo</source>
        <translation>Togo</translation>
    </message>
    <message>
        <source>Thailand</source>
        <translation>Thailand</translation>
    </message>
    <message>
        <source>Tajikistan</source>
        <translation>Tadschikistan</translation>
    </message>
    <message>
        <source>Tokelau</source>
        <translation>Tokelau</translation>
    </message>
    <message>
        <source>Timor-Leste</source>
        <translation>Timor-Leste</translation>
    </message>
    <message>
        <source>Turkmenistan</source>
        <translation>Turkmenistan</translation>
    </message>
    <message>
        <source>Tunisia</source>
        <translation>Tunesien</translation>
    </message>
    <message>
        <source>Tonga</source>
        <translation>Tonga</translation>
    </message>
    <message>
        <source>Türkiye</source>
        <translation>Türkei</translation>
    </message>
    <message>
        <source>Trinidad and Tobago</source>
        <translation>Trinidad und Tobago</translation>
    </message>
    <message>
        <source>Tuvalu</source>
        <translation>Tuvalu</translation>
    </message>
    <message>
        <source>Taiwan</source>
        <translation>Taiwan</translation>
    </message>
    <message>
        <source>Tanzania</source>
        <translation>Tansania</translation>
    </message>
    <message>
        <source>Ukraine</source>
        <translation>Ukraine</translation>
    </message>
    <message>
        <source>Uganda</source>
        <translation>Uganda</translation>
    </message>
    <message>
        <source>United States Minor Outlying Islands</source>
        <translation>Amerikanische Überseeinseln</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>Vereinigte Staaten</translation>
    </message>
    <message>
        <source>Uruguay</source>
        <translation>Uruguay</translation>
    </message>
    <message>
        <source>Uzbekistan</source>
        <translation>Usbekistan</translation>
    </message>
    <message>
        <source>Vatican City</source>
        <translation>Vatikanstadt</translation>
    </message>
    <message>
        <source>Saint Vincent and the Grenadines</source>
        <translation>St. Vincent und die Grenadinen</translation>
    </message>
    <message>
        <source>Venezuela</source>
        <translation>Venezuela</translation>
    </message>
    <message>
        <source>British Virgin Islands</source>
        <translation>Britische Jungferninseln</translation>
    </message>
    <message>
        <source>U.S. Virgin Islands</source>
        <translation>Amerikanische Jungferninseln</translation>
    </message>
    <message>
        <source>Vietnam</source>
        <translation>Vietnam</translation>
    </message>
    <message>
        <source>Vanuatu</source>
        <translation>Vanuatu</translation>
    </message>
    <message>
        <source>Wallis and Futuna</source>
        <translation>Wallis und Futuna</translation>
    </message>
    <message>
        <source>Samoa</source>
        <translation>Samoa</translation>
    </message>
    <message>
        <source>Yemen</source>
        <translation>Jemen</translation>
    </message>
    <message>
        <source>Mayotte</source>
        <translation>Mayotte</translation>
    </message>
    <message>
        <source>South Africa</source>
        <translation>Südafrika</translation>
    </message>
    <message>
        <source>Zambia</source>
        <translation>Sambia</translation>
    </message>
    <message>
        <source>Zimbabwe</source>
        <translation>Simbabwe</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>All invoices</source>
        <translation>Alle Rechnungen</translation>
    </message>
    <message>
        <source>Issued on %1</source>
        <translation>Ausgestellt am %1</translation>
    </message>
    <message>
        <source>Issued from %1</source>
        <translation>Ausgestellt ab %1</translation>
    </message>
    <message>
        <source>Issued until %1</source>
        <translation>Ausgestellt bis %1</translation>
    </message>
    <message>
        <source>Currency: %1</source>
        <translation>Währung: %1</translation>
    </message>
    <message>
        <source>Seller: %1</source>
        <translation>Verkäufer: %1</translation>
    </message>
    <message>
        <source>Buyer: %1</source>
        <translation>Käufer: %1</translation>
    </message>
    <message>
        <source>Country: %1</source>
        <translation>Land: %1</translation>
    </message>
    <message>
        <source>Payment: not given</source>
        <translation>Zahlungsart: nicht angegeben</translation>
    </message>
    <message>
        <source>Payment: %1</source>
        <translation>Zahlungsart: %1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>Shown only</source>
        <translation>Nur angezeigte</translation>
    </message>
    <message>
        <source>Sorted by currency, then %1, descending</source>
        <translation>Sortiert nach Währung, dann %1, absteigend</translation>
    </message>
    <message>
        <source>Sorted by currency, then %1, ascending</source>
        <translation>Sortiert nach Währung, dann %1, aufsteigend</translation>
    </message>
    <message>
        <source>Sorted by %1, descending</source>
        <translation>Sortiert nach %1, absteigend</translation>
    </message>
    <message>
        <source>Sorted by %1, ascending</source>
        <translation>Sortiert nach %1, aufsteigend</translation>
    </message>
    <message>
        <source>Issued: %1 to %2</source>
        <translation>Ausgestellt: %1 bis %2</translation>
    </message>
    <message>
        <source>Minimum total: %1</source>
        <translation>Gesamtbetrag ab %1</translation>
    </message>
    <message>
        <source>Maximum total: %1</source>
        <translation>Gesamtbetrag bis %1</translation>
    </message>
    <message>
        <source>Total: %1 to %2</source>
        <translation>Gesamtbetrag: %1 bis %2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>two risks</comment>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>Risk: %1</source>
        <translation>Risiko: %1</translation>
    </message>
    <message>
        <source>Credit notes</source>
        <translation>Gutschriften</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Due on %1</source>
        <translation>Fällig am %1</translation>
    </message>
    <message>
        <source>Due from %1</source>
        <translation>Fällig ab %1</translation>
    </message>
    <message>
        <source>Due until %1</source>
        <translation>Fällig bis %1</translation>
    </message>
    <message>
        <source>Due: %1 to %2</source>
        <translation>Fällig: %1 bis %2</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Überfällig</translation>
    </message>
</context>
<context>
    <name>ImportWording</name>
    <message>
        <source>Invoice number</source>
        <translation>Rechnungsnummer</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Verkäufer</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Käufer</translation>
    </message>
    <message>
        <source>Exporting country</source>
        <translation>Ausfuhrland</translation>
    </message>
    <message>
        <source>Importing country</source>
        <translation>Einfuhrland</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Nettobetrag</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>USt</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamtbetrag</translation>
    </message>
    <message>
        <source>Payment mechanism</source>
        <translation>Zahlungsart</translation>
    </message>
    <message>
        <source>Risk profile</source>
        <translation>Risikoprofil</translation>
    </message>
    <message>
        <source>no such column</source>
        <translation>Spalte fehlt</translation>
    </message>
    <message>
        <source>from the profile</source>
        <translation>aus dem Profil</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation>durch Kommas getrennt</translation>
    </message>
    <message>
        <source>separated by semicolons</source>
        <translation>durch Semikolons getrennt</translation>
    </message>
    <message>
        <source>separated by tabs</source>
        <translation>durch Tabulatoren getrennt</translation>
    </message>
    <message>
        <source>separated by “%1”</source>
        <translation>durch „%1“ getrennt</translation>
    </message>
    <message>
        <source>VAT rate (%)</source>
        <translation>Steuersatz (%)</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>Einzelpreis</translation>
    </message>
    <message>
        <source>Line total</source>
        <translation>Positionsbetrag</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>two fields</comment>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>not mapped</source>
        <translation>nicht zugeordnet</translation>
    </message>
    <message>
        <source>detected</source>
        <translation>erkannt</translation>
    </message>
    <message>
        <source>one row per line item</source>
        <translation>eine Zeile je Position</translation>
    </message>
    <message>
        <source>one row per invoice</source>
        <translation>eine Zeile je Rechnung</translation>
    </message>
    <message>
        <source>Rows: %1</source>
        <translation>Zeilen: %1</translation>
    </message>
    <message>
        <source>First rows: %1</source>
        <translation>Erste Zeilen: %1</translation>
    </message>
    <message>
        <source>Invoices: %1</source>
        <translation>Rechnungen: %1</translation>
    </message>
    <message>
        <source>Rejected: %1</source>
        <translation>Abgelehnt: %1</translation>
    </message>
    <message numerus="yes">
        <source>Import cancelled. The %1 invoices imported before that are kept.</source>
        <translation>
            <numerusform>Import abgebrochen. %1 zuvor importierte Rechnung bleibt erhalten.</numerusform>
            <numerusform>Import abgebrochen. Die %1 zuvor importierten Rechnungen bleiben erhalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import stopped: %1</source>
        <translation>Import vorzeitig beendet: %1</translation>
    </message>
    <message numerus="yes">
        <source>Nothing new: all %1 invoices are already stored.</source>
        <translation>
            <numerusform>Nichts Neues: %1 Rechnung ist bereits gespeichert.</numerusform>
            <numerusform>Nichts Neues: Alle %1 Rechnungen sind bereits gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>No invoices imported.</source>
        <translation>Keine Rechnungen importiert.</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices imported. Some files couldn’t be read to the end.</source>
        <translation>
            <numerusform>%1 Rechnung importiert. Einige Dateien konnten nicht bis zum Ende gelesen werden.</numerusform>
            <numerusform>%1 Rechnungen importiert. Einige Dateien konnten nicht bis zum Ende gelesen werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices imported. Rejected rows: %2.</source>
        <translation>
            <numerusform>%1 Rechnung importiert. Abgelehnte Zeilen: %2.</numerusform>
            <numerusform>%1 Rechnungen importiert. Abgelehnte Zeilen: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices imported.</source>
        <translation>
            <numerusform>%1 Rechnung importiert.</numerusform>
            <numerusform>%1 Rechnungen importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Ausgelassen: %1</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>line %1, %2: %3</source>
        <comment>line, column, text</comment>
        <translation>Zeile %1, %2: %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what was found out, and where</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Line discount</source>
        <translation>Positionsrabatt</translation>
    </message>
    <message>
        <source>Line discount (%)</source>
        <translation>Positionsrabatt (%)</translation>
    </message>
    <message>
        <source>Line VAT</source>
        <translation>USt der Position</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>Fälligkeitsdatum</translation>
    </message>
    <message>
        <source>Seller tax ID</source>
        <translation>Steuer-ID des Verkäufers</translation>
    </message>
    <message>
        <source>Buyer tax ID</source>
        <translation>Steuer-ID des Käufers</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>Versandkosten</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Rundung</translation>
    </message>
    <message>
        <source>Refunded amount</source>
        <translation>Erstatteter Betrag</translation>
    </message>
    <message>
        <source>Issue date</source>
        <translation>Ausstellungsdatum</translation>
    </message>
    <message>
        <source>VAT breakdown</source>
        <translation>USt-Aufschlüsselung</translation>
    </message>
</context>
<context>
    <name>InvoiceText</name>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Verkäufer</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Käufer</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Zahlungsart</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Nettobetrag</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>USt</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamtbetrag</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Credit note %1</source>
        <comment>its number</comment>
        <translation>Gutschrift %1</translation>
    </message>
    <message>
        <source>%1 at %2%</source>
        <comment>an amount of VAT and its rate</comment>
        <translation>%1 bei %2&#xa0;%</translation>
    </message>
</context>
<context>
    <name>PdfFile</name>
    <message>
        <source>%1 of %2</source>
        <comment>a page</comment>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 invoices</source>
        <translation>
            <numerusform>%1: %2 Rechnung</numerusform>
            <numerusform>%1: %2 Rechnungen</numerusform>
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
        <translation>Alle Rechnungen</translation>
    </message>
    <message>
        <source>Red risk</source>
        <translation>Risiko Rot</translation>
    </message>
    <message>
        <source>Issued today</source>
        <translation>Heute ausgestellt</translation>
    </message>
    <message>
        <source>Issued this month</source>
        <translation>Diesen Monat ausgestellt</translation>
    </message>
    <message>
        <source>Largest first, by currency</source>
        <translation>Größte zuerst, nach Währung</translation>
    </message>
    <message>
        <source>Credit notes</source>
        <translation>Gutschriften</translation>
    </message>
    <message>
        <source>Check failed</source>
        <translation>Prüfung fehlgeschlagen</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Überfällig</translation>
    </message>
</context>
<context>
    <name>SearchText</name>
    <message>
        <source>#</source>
        <comment>the place in the order of arrival</comment>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Ausgestellt</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Verkäufer</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Käufer</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>VAT rate</source>
        <translation>Steuersatz</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Nettobetrag</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>USt</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamtbetrag</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Zahlungsart</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Exporting country</source>
        <translation>Ausfuhrland</translation>
    </message>
    <message>
        <source>Importing country</source>
        <translation>Einfuhrland</translation>
    </message>
    <message>
        <source>From country</source>
        <comment>exporting country</comment>
        <translation>Ausfuhrland</translation>
    </message>
    <message>
        <source>To country</source>
        <comment>importing country</comment>
        <translation>Einfuhrland</translation>
    </message>
    <message>
        <source>Issue date</source>
        <translation>Ausstellungsdatum</translation>
    </message>
    <message>
        <source>Due</source>
        <comment>due date</comment>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Seller tax ID</source>
        <translation>Steuer-ID des Verkäufers</translation>
    </message>
    <message>
        <source>Buyer tax ID</source>
        <translation>Steuer-ID des Käufers</translation>
    </message>
    <message>
        <source>VAT breakdown</source>
        <translation>USt-Aufschlüsselung</translation>
    </message>
    <message>
        <source>Order of arrival</source>
        <translation>Eingangsreihenfolge</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 at %2%</source>
        <translation>%1 bei %2&#xa0;%</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>Gutschrift</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>%1 credit</source>
        <comment>amount of a credit note</comment>
        <translation>%1 Gutschrift</translation>
    </message>
    <message>
        <source>Check</source>
        <comment>whether the figures of an e-invoice hold</comment>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>passed</source>
        <comment>the check of an e-invoice</comment>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>check failed</source>
        <comment>the check of an e-invoice</comment>
        <translation>Prüfung fehlgeschlagen</translation>
    </message>
    <message>
        <source>Check passed</source>
        <translation>Prüfung bestanden</translation>
    </message>
    <message>
        <source>Check failed</source>
        <translation>Prüfung fehlgeschlagen</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
</context>
<context>
    <name>SettingsWording</name>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Web server</source>
        <translation>Webserver</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Generation rate</source>
        <translation>Erzeugungsrate</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Redis cache</source>
        <translation>Redis-Cache</translation>
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
        <translation>Erlaubte Ursprünge</translation>
    </message>
    <message>
        <source>Log file</source>
        <translation>Protokolldatei</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Files to keep</source>
        <translation>Aufbewahrte Dateien</translation>
    </message>
    <message>
        <source>Show rate</source>
        <translation>Anzeigerate</translation>
    </message>
    <message>
        <source>Paced invoices</source>
        <translation>Anzeigerate gilt für</translation>
    </message>
    <message>
        <source>Run length (seconds)</source>
        <translation>Laufdauer (Sekunden)</translation>
    </message>
    <message>
        <source>Demo seed</source>
        <translation>Demo-Startwert</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
    <message>
        <source>Stripe webhook secret</source>
        <translation>Stripe-Webhook-Geheimnis</translation>
    </message>
    <message>
        <source>Shopify webhook secret</source>
        <translation>Shopify-Webhook-Geheimnis</translation>
    </message>
    <message>
        <source>WooCommerce webhook secret</source>
        <translation>WooCommerce-Webhook-Geheimnis</translation>
    </message>
    <message>
        <source>Seller for webhooks</source>
        <translation>Verkäufer für Webhooks</translation>
    </message>
    <message>
        <source>Log level</source>
        <translation>Protokollstufe</translation>
    </message>
    <message>
        <source>Per-category levels</source>
        <translation>Stufen je Kategorie</translation>
    </message>
    <message>
        <source>File size (MB)</source>
        <translation>Dateigröße (MB)</translation>
    </message>
    <message>
        <source>All invoices</source>
        <translation>Alle Rechnungen</translation>
    </message>
    <message>
        <source>Demo invoices</source>
        <translation>Demo-Rechnungen</translation>
    </message>
    <message>
        <source>Use system setting</source>
        <translation>Systemeinstellung verwenden</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>From %1, line %2</source>
        <translation>Aus %1, Zeile %2</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Seller in imported files</source>
        <translation>Verkäufer in importierten Dateien</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>Überwachter Ordner</translation>
    </message>
    <message>
        <source>Profile for CSV files in that folder</source>
        <translation>Profil für CSV-Dateien in diesem Ordner</translation>
    </message>
    <message>
        <source>Largest original kept, in MB</source>
        <translation>Größtes aufbewahrtes Original, in MB</translation>
    </message>
    <message>
        <source>Currency in imported files</source>
        <translation>Währung in importierten Dateien</translation>
    </message>
</context>
<context>
    <name>SystemWording</name>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Crashed</source>
        <translation>Abgestürzt</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Stoppt</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Ausgefallen</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Debug</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Not responding</source>
        <translation>Reagiert nicht</translation>
    </message>
    <message>
        <source>If an actor crashes, only that actor restarts.</source>
        <translation>Stürzt ein Aktor ab, startet nur dieser neu.</translation>
    </message>
    <message>
        <source>If an actor crashes, all actors of the group restart.</source>
        <translation>Stürzt ein Aktor ab, starten alle Aktoren der Gruppe neu.</translation>
    </message>
    <message>
        <source>If an actor crashes, it and the actors below it in the group restart.</source>
        <translation>Stürzt ein Aktor ab, starten er und die Aktoren darunter in der Gruppe neu.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Wird verbunden…</translation>
    </message>
    <message>
        <source>Unavailable</source>
        <translation>Nicht verfügbar</translation>
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
        <translation>%1&#xa0;MB</translation>
    </message>
</context>
<context>
    <name>TaxCheck</name>
    <message>
        <source>too large to calculate</source>
        <translation>zu groß zum Rechnen</translation>
    </message>
    <message>
        <source>%1 × %2% = %3</source>
        <comment>subtotal, rate, VAT</comment>
        <translation>%1 × %2&#xa0;% = %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of VAT, calculation</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>VAT matches, rounded half away from zero</source>
        <translation>USt stimmt, kaufmännisch gerundet</translation>
    </message>
    <message>
        <source>VAT on the invoice</source>
        <translation>USt laut Rechnung</translation>
    </message>
    <message>
        <source>VAT on the invoice: %1 less than calculated</source>
        <translation>USt laut Rechnung: %1 weniger als berechnet</translation>
    </message>
    <message>
        <source>VAT on the invoice: %1 more than calculated</source>
        <translation>USt laut Rechnung: %1 mehr als berechnet</translation>
    </message>
    <message>
        <source>Matches the VAT</source>
        <translation>Stimmt mit der USt überein</translation>
    </message>
    <message>
        <source>VAT on the invoice: %1</source>
        <translation>USt laut Rechnung: %1</translation>
    </message>
    <message>
        <source>Matches the total</source>
        <translation>Stimmt mit dem Gesamtbetrag überein</translation>
    </message>
    <message>
        <source>Total on the invoice: %1</source>
        <translation>Gesamtbetrag laut Rechnung: %1</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Zero rate</source>
        <translation>Nullsatz</translation>
    </message>
    <message>
        <source>Exempt</source>
        <translation>Steuerbefreit</translation>
    </message>
    <message>
        <source>Reverse charge</source>
        <translation>Reverse Charge</translation>
    </message>
    <message>
        <source>Intra-Community supply</source>
        <translation>Innergemeinschaftliche Lieferung</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Ausfuhr</translation>
    </message>
    <message>
        <source>Outside the scope of VAT</source>
        <translation>Nicht steuerbar</translation>
    </message>
    <message>
        <source>IGIC (Canary Islands)</source>
        <translation>IGIC (Kanarische Inseln)</translation>
    </message>
    <message>
        <source>IPSI (Ceuta and Melilla)</source>
        <translation>IPSI (Ceuta und Melilla)</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Idle</source>
        <translation>Leerlauf</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 aus</translation>
    </message>
    <message>
        <source>%1 %2 ms</source>
        <translation>%1 %2&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 ausgefallen</translation>
    </message>
    <message>
        <source>%1 ready</source>
        <translation>%1 bereit</translation>
    </message>
    <message>
        <source>%1 full</source>
        <translation>%1 voll</translation>
    </message>
    <message>
        <source>Stopped by an error</source>
        <translation>Durch einen Fehler gestoppt</translation>
    </message>
    <message>
        <source>Database unavailable</source>
        <translation>Datenbank nicht verfügbar</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>generating demo invoices</comment>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Showing backlog</source>
        <translation>Wartende werden angezeigt</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>by an error; at most 12 characters</comment>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Unavailable</source>
        <comment>the database; at most 14 characters</comment>
        <translation>Unerreichbar</translation>
    </message>
    <message>
        <source>Backlog</source>
        <comment>is being shown; at most 12 characters</comment>
        <translation>Wartende</translation>
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
        <translation>%1&#xa0;d %2&#xa0;h</translation>
    </message>
    <message>
        <source>Can’t open the database</source>
        <translation>Datenbank kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Waiting for %1…</source>
        <comment>a database</comment>
        <translation>Warten auf %1…</translation>
    </message>
    <message>
        <source>%1 connecting…</source>
        <translation>%1 wird verbunden…</translation>
    </message>
    <message>
        <source>%1 unavailable</source>
        <translation>%1 nicht verfügbar</translation>
    </message>
</context>
<context>
    <name>billow::AboutDialog</name>
    <message>
        <source>About Billow</source>
        <translation>Über Billow</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Billow %1</source>
        <translation>Billow %1</translation>
    </message>
    <message>
        <source>A live invoice dashboard: stores every invoice durably, shows it at a readable pace, and totals to the cent.</source>
        <translation>Live-Dashboard für Rechnungen: speichert jede Rechnung dauerhaft, zeigt sie in lesbarem Tempo an und summiert auf den Cent genau.</translation>
    </message>
    <message>
        <source>Made with Qt %1. Billow’s own code is under the MIT licence. The program as a whole contains Qt HttpServer and is under the GNU General Public License, version 3.</source>
        <translation>Erstellt mit Qt %1. Der eigene Code von Billow steht unter der MIT-Lizenz. Das Programm als Ganzes enthält Qt HttpServer und steht unter der GNU General Public License, Version 3.</translation>
    </message>
</context>
<context>
    <name>billow::ActorTree</name>
    <message>
        <source>Supervision tree</source>
        <translation>Überwachungsbaum</translation>
    </message>
</context>
<context>
    <name>billow::ActorTreeModel</name>
    <message>
        <source>Actor</source>
        <translation>Aktor</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Pro Sekunde</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>Messages not handled yet</source>
        <translation>Noch nicht verarbeitete Nachrichten</translation>
    </message>
    <message>
        <source>Queued</source>
        <comment>messages</comment>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Messages handled per second</source>
        <translation>Verarbeitete Nachrichten pro Sekunde</translation>
    </message>
    <message>
        <source>Average time per message since the start</source>
        <translation>Durchschnittliche Zeit je Nachricht seit dem Start</translation>
    </message>
    <message>
        <source>Slowest message since the start</source>
        <translation>Langsamste Nachricht seit dem Start</translation>
    </message>
    <message>
        <source>Restarts after a crash</source>
        <translation>Neustarts nach einem Absturz</translation>
    </message>
    <message>
        <source>Reason for the last crash</source>
        <translation>Grund des letzten Absturzes</translation>
    </message>
</context>
<context>
    <name>billow::Alerts</name>
    <message numerus="yes">
        <source>%1 invoices generated.</source>
        <translation>
            <numerusform>%1 Rechnung erzeugt.</numerusform>
            <numerusform>%1 Rechnungen erzeugt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices are waiting to be shown.</source>
        <translation>
            <numerusform>%1 Rechnung wartet auf die Anzeige.</numerusform>
            <numerusform>%1 Rechnungen warten auf die Anzeige.</numerusform>
        </translation>
    </message>
    <message>
        <source>Run finished</source>
        <translation>Lauf beendet</translation>
    </message>
    <message>
        <source>All invoices shown</source>
        <translation>Alle Rechnungen angezeigt</translation>
    </message>
    <message>
        <source>No invoices of the last run are waiting.</source>
        <translation>Keine Rechnung des letzten Laufs wartet mehr.</translation>
    </message>
    <message>
        <source>%1: %2 from %3</source>
        <comment>number, amount, seller</comment>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>%1: %2 from %3, risk %4</source>
        <comment>number, amount, seller, Green, Amber or Red</comment>
        <translation>%1: %2 von %3, Risiko %4</translation>
    </message>
    <message>
        <source>Invoice needs review</source>
        <translation>Rechnung zu prüfen</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices need review</source>
        <translation>
            <numerusform>%1 Rechnung zu prüfen</numerusform>
            <numerusform>%1 Rechnungen zu prüfen</numerusform>
        </translation>
    </message>
    <message>
        <source>Latest: %1</source>
        <translation>Neueste: %1</translation>
    </message>
    <message>
        <source>%1: %2 from %3, check failed</source>
        <comment>number, amount, seller</comment>
        <translation>%1: %2 von %3, Prüfung fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1: %2 from %3, overdue since %4</source>
        <comment>number, amount, seller, day</comment>
        <translation>%1: %2 von %3, überfällig seit %4</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices have become overdue</source>
        <translation>
            <numerusform>%1 Rechnung ist überfällig geworden</numerusform>
            <numerusform>%1 Rechnungen sind überfällig geworden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::AnalyticsCards</name>
    <message>
        <source>Invoices per minute</source>
        <translation>Rechnungen pro Minute</translation>
    </message>
    <message>
        <source>this minute, so far</source>
        <translation>diese Minute bisher</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>at the end of %1</source>
        <translation>am Ende von %1</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>USt</translation>
    </message>
    <message>
        <source>Top sellers (%1)</source>
        <translation>Größte Verkäufer (%1)</translation>
    </message>
    <message>
        <source>Top buyers (%1)</source>
        <translation>Größte Käufer (%1)</translation>
    </message>
    <message>
        <source>Value by exporting country (%1)</source>
        <translation>Wert nach Ausfuhrland (%1)</translation>
    </message>
    <message>
        <source>Value by importing country (%1)</source>
        <translation>Wert nach Einfuhrland (%1)</translation>
    </message>
    <message>
        <source>Value by risk (%1)</source>
        <translation>Wert nach Risiko (%1)</translation>
    </message>
    <message>
        <source>Value by payment (%1)</source>
        <translation>Wert nach Zahlungsart (%1)</translation>
    </message>
    <message>
        <source>Value per minute (%1)</source>
        <translation>Wert pro Minute (%1)</translation>
    </message>
    <message>
        <source>Waiting invoices</source>
        <translation>Wartende Rechnungen</translation>
    </message>
    <message>
        <source>since %1, average</source>
        <translation>seit %1, Durchschnitt</translation>
    </message>
    <message>
        <source>%1 to %2, average</source>
        <translation>%1 bis %2, Durchschnitt</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Angezeigt</translation>
    </message>
    <message>
        <source>Value by month of issue (%1)</source>
        <translation>Wert nach Ausstellungsmonat (%1)</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamtbetrag</translation>
    </message>
    <message>
        <source>After credit notes</source>
        <translation>Nach Gutschriften</translation>
    </message>
    <message>
        <source>Invoiced</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>Credited</source>
        <translation>Gutgeschrieben</translation>
    </message>
    <message>
        <source>VAT by rate (%1)</source>
        <translation>USt. nach Satz (%1)</translation>
    </message>
    <message>
        <source>after credit notes</source>
        <translation>nach Gutschriften</translation>
    </message>
</context>
<context>
    <name>billow::AnalyticsControls</name>
    <message>
        <source>C&amp;urrency</source>
        <translation>&amp;Währung</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices, live</source>
        <translation>
            <numerusform>%1 Rechnung, live</numerusform>
            <numerusform>%1 Rechnungen, live</numerusform>
        </translation>
    </message>
    <message>
        <source>Currency of the amounts</source>
        <translation>Währung der Beträge</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15&#xa0;min</translation>
    </message>
    <message>
        <source>Per-minute figures, last 15 minutes</source>
        <translation>Kennzahlen pro Minute, letzte 15 Minuten</translation>
    </message>
    <message>
        <source>Per-minute figures, last hour</source>
        <translation>Kennzahlen pro Minute, letzte Stunde</translation>
    </message>
    <message>
        <source>Per-minute figures, last 6 hours</source>
        <translation>Kennzahlen pro Minute, letzte 6 Stunden</translation>
    </message>
    <message>
        <source>Per-minute figures, last 24 hours</source>
        <translation>Kennzahlen pro Minute, letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigener</translation>
    </message>
    <message>
        <source>Per-minute figures, range of your choice</source>
        <translation>Kennzahlen pro Minute, eigener Zeitraum</translation>
    </message>
    <message>
        <source>Range in minutes</source>
        <translation>Zeitraum in Minuten</translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes</comment>
        <translation> min</translation>
    </message>
    <message numerus="yes">
        <source>Catching up: %1 of %2 invoices</source>
        <translation>
            <numerusform>Wird aufgeholt: %1 von %2 Rechnungen</numerusform>
            <numerusform>Wird aufgeholt: %1 von %2 Rechnungen</numerusform>
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
        <translation>Noch keine Kennzahlen</translation>
    </message>
    <message>
        <source>Press Start (F5), or drop a CSV file here.</source>
        <translation>„Starten“ (F5) wählen oder eine CSV-Datei hier ablegen.</translation>
    </message>
    <message>
        <source>Couldn’t load the figures: %1.</source>
        <translation>Kennzahlen konnten nicht geladen werden: %1.</translation>
    </message>
    <message>
        <source>Couldn’t load the figures</source>
        <translation>Kennzahlen konnten nicht geladen werden</translation>
    </message>
</context>
<context>
    <name>billow::BarList</name>
    <message>
        <source>Click to show these invoices</source>
        <translation>Anklicken, um diese Rechnungen anzuzeigen</translation>
    </message>
</context>
<context>
    <name>billow::ChartCard</name>
    <message>
        <source>Copy figures</source>
        <translation>Kennzahlen kopieren</translation>
    </message>
</context>
<context>
    <name>billow::CloseQuestion</name>
    <message>
        <source>Close Billow</source>
        <translation>Billow schließen</translation>
    </message>
    <message>
        <source>Close Billow?</source>
        <translation>Billow schließen?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Keep in tray</source>
        <translation>Im Infobereich behalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Restart Billow</source>
        <translation>Billow neu starten</translation>
    </message>
    <message>
        <source>Restart Billow?</source>
        <translation>Billow neu starten?</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Don’t ask again</source>
        <translation>Nicht mehr fragen</translation>
    </message>
    <message>
        <source>An import is running. Restarting stops it; stored invoices are kept. Import the file again to finish.</source>
        <translation>Ein Import läuft. Der Neustart stoppt ihn; gespeicherte Rechnungen bleiben erhalten. Zum Abschließen die Datei noch einmal importieren.</translation>
    </message>
    <message>
        <source>An import is running. Closing stops it; stored invoices are kept. Import the file again to finish.</source>
        <translation>Ein Import läuft. Das Schließen stoppt ihn; gespeicherte Rechnungen bleiben erhalten. Zum Abschließen die Datei noch einmal importieren.</translation>
    </message>
    <message>
        <source>An export is running. Restarting stops it, and no file is written.</source>
        <translation>Ein Export läuft. Der Neustart stoppt ihn, und es wird keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>An export is running. Closing stops it, and no file is written.</source>
        <translation>Ein Export läuft. Das Schließen stoppt ihn, und es wird keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>A run is in progress. Restarting stops it; stored invoices are kept.</source>
        <translation>Ein Lauf ist aktiv. Der Neustart stoppt ihn; gespeicherte Rechnungen bleiben erhalten.</translation>
    </message>
    <message>
        <source>A run is in progress. Closing stops it; stored invoices are kept.</source>
        <translation>Ein Lauf ist aktiv. Das Schließen stoppt ihn; gespeicherte Rechnungen bleiben erhalten.</translation>
    </message>
    <message>
        <source>The backlog is still being shown. Stored invoices are kept.</source>
        <translation>Wartende Rechnungen werden noch angezeigt. Gespeicherte Rechnungen bleiben erhalten.</translation>
    </message>
    <message numerus="yes">
        <source>%1 waiting invoices will be shown next time.</source>
        <translation>
            <numerusform>%1 wartende Rechnung wird beim nächsten Mal angezeigt.</numerusform>
            <numerusform>%1 wartende Rechnungen werden beim nächsten Mal angezeigt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::ColumnsMenu</name>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Absteigend</translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation>Aufsteigend</translation>
    </message>
    <message>
        <source>Fit columns to window</source>
        <translation>Spalten an Fenster anpassen</translation>
    </message>
    <message>
        <source>Move to start</source>
        <translation>An den Anfang verschieben</translation>
    </message>
</context>
<context>
    <name>billow::CrashBar</name>
    <message>
        <source>Crash…</source>
        <translation>Abstürzen lassen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Crash %1</source>
        <translation>%1 abstürzen lassen</translation>
    </message>
    <message>
        <source>Crash</source>
        <translation>Abstürzen lassen</translation>
    </message>
    <message>
        <source>%1 crashed and was restarted (restart %2). Stored invoices aren’t affected.</source>
        <translation>%1 ist abgestürzt und wurde neu gestartet (Neustart %2). Gespeicherte Rechnungen sind nicht betroffen.</translation>
    </message>
    <message>
        <source>%1 crashed. Restarting…</source>
        <translation>%1 ist abgestürzt. Neustart läuft…</translation>
    </message>
    <message>
        <source>Select an actor to crash it on purpose and see its supervisor restart it.</source>
        <translation>Einen Aktor auswählen, um ihn absichtlich abstürzen zu lassen und den Neustart durch seinen Supervisor zu sehen.</translation>
    </message>
    <message>
        <source>Crash %1 on purpose to see its supervisor restart it. Stored invoices aren’t affected.</source>
        <translation>%1 absichtlich abstürzen lassen, um den Neustart durch den Supervisor zu sehen. Gespeicherte Rechnungen sind nicht betroffen.</translation>
    </message>
    <message>
        <source>Crash %1? It restarts from the ledger, and the run continues.</source>
        <translation>%1 abstürzen lassen? Der Aktor startet aus dem Rechnungsbuch neu, und der Lauf geht weiter.</translation>
    </message>
    <message>
        <source>Crashing %1 with its next message…</source>
        <translation>%1 stürzt mit der nächsten Nachricht ab…</translation>
    </message>
    <message>
        <source>%1 isn’t handling messages, so it can’t crash now. Try again in a moment.</source>
        <translation>%1 verarbeitet keine Nachrichten und kann daher jetzt nicht abstürzen. Gleich noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>billow::CurrencyLine</name>
    <message>
        <source>%1 in %2</source>
        <comment>a number of invoices in a currency</comment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>VAT %1</source>
        <translation>USt %1</translation>
    </message>
    <message>
        <source>Average %1</source>
        <translation>Durchschnitt %1</translation>
    </message>
</context>
<context>
    <name>billow::DateField</name>
    <message>
        <source>Any</source>
        <comment>date</comment>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>Date, for example 2026-11-23. Press Alt+Down for a calendar.</source>
        <translation>Datum, zum Beispiel 2026-11-23. Alt+Ab öffnet einen Kalender.</translation>
    </message>
    <message>
        <source>Open calendar</source>
        <translation>Kalender öffnen</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>billow::DetailPane</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Details of the selected invoice</source>
        <translation>Details der ausgewählten Rechnung</translation>
    </message>
    <message>
        <source>Tax check</source>
        <translation>Steuerprüfung</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Seller tax ID</source>
        <translation>Steuer-ID des Verkäufers</translation>
    </message>
    <message>
        <source>Buyer tax ID</source>
        <translation>Steuer-ID des Käufers</translation>
    </message>
    <message>
        <source>Select an invoice to see its details.</source>
        <translation>Eine Rechnung auswählen, um ihre Details anzuzeigen.</translation>
    </message>
    <message>
        <source>Copy invoice details</source>
        <translation>Rechnungsdetails kopieren</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>VAT %1</source>
        <comment>category</comment>
        <translation>USt %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, overdue by %n days</source>
        <comment>due date</comment>
        <translation>
            <numerusform>%1, seit %n Tag überfällig</numerusform>
            <numerusform>%1, seit %n Tagen überfällig</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::DocumentDetails</name>
    <message>
        <source>holds</source>
        <comment>a rule</comment>
        <translation>eingehalten</translation>
    </message>
    <message>
        <source>fails</source>
        <comment>a rule</comment>
        <translation>verletzt</translation>
    </message>
    <message>
        <source>can’t be checked</source>
        <comment>a rule</comment>
        <translation>nicht prüfbar</translation>
    </message>
    <message>
        <source>E-invoice check</source>
        <translation>Prüfung der E-Rechnung</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Open a copy in the desktop’s viewer</source>
        <translation>Eine Kopie im Betrachter des Desktops öffnen</translation>
    </message>
    <message>
        <source>Couldn’t load the document: %1.</source>
        <translation>Das Dokument konnte nicht geladen werden: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n rules</source>
        <translation>
            <numerusform>%n Regel anzeigen</numerusform>
            <numerusform>Alle %n Regeln anzeigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n other rules</source>
        <translation>
            <numerusform>%n weitere Regel anzeigen</numerusform>
            <numerusform>%n weitere Regeln anzeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>The original isn’t kept.</source>
        <translation>Das Original wird nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Strict: %1 · Official: %2</source>
        <translation>Streng: %1 · Offiziell: %2</translation>
    </message>
    <message>
        <source>To pay: %1 by %2</source>
        <comment>amount, day</comment>
        <translation>Zu zahlen: %1 bis %2</translation>
    </message>
    <message>
        <source>To pay: %1</source>
        <translation>Zu zahlen: %1</translation>
    </message>
    <message numerus="yes">
        <source>Check failed: %n rules of %1 don’t hold</source>
        <translation>
            <numerusform>Prüfung fehlgeschlagen: %n von %1 Regeln ist verletzt</numerusform>
            <numerusform>Prüfung fehlgeschlagen: %n von %1 Regeln sind verletzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Check passed: %n rules checked</source>
        <translation>
            <numerusform>Prüfung bestanden: %n Regel geprüft</numerusform>
            <numerusform>Prüfung bestanden: %n Regeln geprüft</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the original</source>
        <translation>Original speichern</translation>
    </message>
    <message>
        <source>Couldn’t open the original: %1.</source>
        <translation>Das Original konnte nicht geöffnet werden: %1.</translation>
    </message>
    <message>
        <source>Couldn’t save the original: %1.</source>
        <translation>Das Original konnte nicht gespeichert werden: %1.</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Gespeichert unter %1.</translation>
    </message>
    <message>
        <source>No program on this desktop opens %1. Save it instead.</source>
        <translation>Kein Programm auf diesem Desktop öffnet %1. Speichern Sie es stattdessen.</translation>
    </message>
</context>
<context>
    <name>billow::Export</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>the invoices were deleted during the export</source>
        <translation>die Rechnungen wurden während des Exports gelöscht</translation>
    </message>
</context>
<context>
    <name>billow::ExportBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>invoices-%1</source>
        <comment>name of a file</comment>
        <translation>rechnungen-%1</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF-Dokumente (*.pdf)</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Exporting to %1…</source>
        <translation>Export nach %1…</translation>
    </message>
    <message>
        <source>Exporting to %1: %2 of %3</source>
        <translation>Export nach %1: %2 von %3</translation>
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
        <translation>Export abbrechen</translation>
    </message>
    <message>
        <source>Export progress</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>%1 · Times in %2</source>
        <comment>date of the export, and the time zone</comment>
        <translation>%1 · Zeiten in %2</translation>
    </message>
    <message>
        <source>Export cancelled. No file was saved.</source>
        <translation>Export abgebrochen. Es wurde keine Datei gespeichert.</translation>
    </message>
    <message>
        <source>Exported the first %1 of %2 invoices to %3, the most that fit. Use filters to export the rest.</source>
        <translation>Die ersten %1 von %2 Rechnungen nach %3 exportiert; mehr passen nicht hinein. Für den Rest Filter verwenden.</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices exported to %2.</source>
        <translation>
            <numerusform>%1 Rechnung nach %2 exportiert.</numerusform>
            <numerusform>%1 Rechnungen nach %2 exportiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export failed. %1.</source>
        <translation>Export fehlgeschlagen. %1.</translation>
    </message>
</context>
<context>
    <name>billow::FieldRow</name>
    <message>
        <source>The file has no column “%1”.</source>
        <translation>Die Datei hat keine Spalte „%1“.</translation>
    </message>
    <message>
        <source>Fixed value…</source>
        <translation>Fester Wert…</translation>
    </message>
    <message>
        <source>(without a name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>for example ZAR</source>
        <translation>zum Beispiel ZAR</translation>
    </message>
    <message>
        <source>for example 15</source>
        <translation>zum Beispiel 15</translation>
    </message>
    <message>
        <source>for example ZA</source>
        <translation>zum Beispiel ZA</translation>
    </message>
    <message>
        <source>same for every invoice</source>
        <translation>für jede Rechnung gleich</translation>
    </message>
    <message>
        <source>Source of %1</source>
        <translation>Quelle für %1</translation>
    </message>
    <message>
        <source>Fixed value for %1</source>
        <translation>Fester Wert für %1</translation>
    </message>
    <message>
        <source>required</source>
        <translation>erforderlich</translation>
    </message>
    <message>
        <source>in basis points</source>
        <translation>in Basispunkten</translation>
    </message>
    <message>
        <source>in cents</source>
        <translation>in Cent</translation>
    </message>
    <message>
        <source>Not mapped</source>
        <translation>Nicht zugeordnet</translation>
    </message>
</context>
<context>
    <name>billow::FileDrop</name>
    <message>
        <source>Drop files to import them</source>
        <translation>Dateien hier ablegen, um sie zu importieren</translation>
    </message>
    <message>
        <source>Drop to import</source>
        <translation>Zum Importieren ablegen</translation>
    </message>
    <message>
        <source>Can’t import this</source>
        <translation>Import nicht möglich</translation>
    </message>
    <message>
        <source>Drop CSV files (.csv, .tsv, .txt) or e-invoices (.xml, .pdf)</source>
        <translation>CSV-Dateien (.csv, .tsv, .txt) oder E-Rechnungen (.xml, .pdf) hier ablegen</translation>
    </message>
    <message>
        <source>%1 of %2 files. The rest aren’t CSV files or e-invoices.</source>
        <translation>%1 von %2 Dateien. Die übrigen sind keine CSV-Dateien oder E-Rechnungen.</translation>
    </message>
    <message>
        <source>CSV files are shown before anything is stored. E-invoices are stored at once.</source>
        <translation>CSV-Dateien werden angezeigt, bevor etwas gespeichert wird. E-Rechnungen werden sofort gespeichert.</translation>
    </message>
</context>
<context>
    <name>billow::FilterBar</name>
    <message>
        <source>Search number, seller, buyer</source>
        <translation>Nummer, Verkäufer, Käufer</translation>
    </message>
    <message>
        <source>Search number, seller and buyer</source>
        <translation>Nummer, Verkäufer und Käufer durchsuchen</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Filters (%1)</source>
        <translation>Filter (%1)</translation>
    </message>
    <message>
        <source>Ctrl+F jumps here, Enter searches</source>
        <translation>Strg+F springt hierher, Eingabe sucht</translation>
    </message>
    <message>
        <source>Filter by date, amount, country… (Ctrl+Shift+F)</source>
        <translation>Nach Datum, Betrag, Land… filtern (Strg+Umschalt+F)</translation>
    </message>
    <message>
        <source>Saved filters, sorting and columns</source>
        <translation>Gespeicherte Filter, Sortierung und Spalten</translation>
    </message>
    <message>
        <source>Choose columns and sorting</source>
        <translation>Spalten und Sortierung wählen</translation>
    </message>
    <message>
        <source>Export the search results to a file</source>
        <translation>Suchergebnisse in eine Datei exportieren</translation>
    </message>
    <message>
        <source>Details of the selected invoice (Enter)</source>
        <translation>Details der ausgewählten Rechnung (Eingabe)</translation>
    </message>
</context>
<context>
    <name>billow::FilterChips</name>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>%1. Remove this filter.</source>
        <translation>%1. Diesen Filter entfernen.</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>Diesen Filter entfernen</translation>
    </message>
</context>
<context>
    <name>billow::FilterPanel</name>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Issued from</source>
        <translation>Ausgestellt ab</translation>
    </message>
    <message>
        <source>Issued until</source>
        <translation>Ausgestellt bis</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>amount</comment>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Zahlungsart</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Exporting or importing</source>
        <translation>Ausfuhr oder Einfuhr</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>choice</comment>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>Dieses Quartal</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>Letztes Quartal</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message>
        <source>Shown only</source>
        <translation>Nur angezeigte</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>period</comment>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>period</comment>
        <translation>Anderer</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Ausgestellt</translation>
    </message>
    <message>
        <source>Minimum total</source>
        <translation>Gesamtbetrag ab</translation>
    </message>
    <message>
        <source>Maximum total</source>
        <translation>Gesamtbetrag bis</translation>
    </message>
    <message>
        <source>In units of the invoice’s currency, for example %1</source>
        <translation>In Einheiten der Rechnungswährung, zum Beispiel %1</translation>
    </message>
    <message>
        <source>Where invoices came from: demo, file or API</source>
        <translation>Herkunft der Rechnungen: Demo, Datei oder API</translation>
    </message>
    <message>
        <source>Risk: %1</source>
        <translation>Risiko: %1</translation>
    </message>
    <message>
        <source>Hide waiting invoices</source>
        <translation>Wartende Rechnungen ausblenden</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>Nicht angegeben</translation>
    </message>
    <message>
        <source>Enter a date, for example 2026-11-23</source>
        <translation>Ein Datum eingeben, zum Beispiel 2026-11-23</translation>
    </message>
    <message>
        <source>The end is before the start</source>
        <translation>Das Ende liegt vor dem Anfang</translation>
    </message>
    <message>
        <source>The maximum is below the minimum</source>
        <translation>Das Maximum liegt unter dem Minimum</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>Nächste Woche</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Nächster Monat</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Due from</source>
        <translation>Fällig ab</translation>
    </message>
    <message>
        <source>Due until</source>
        <translation>Fällig bis</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Überfällig</translation>
    </message>
    <message>
        <source>E-invoice check</source>
        <translation>Prüfung der E-Rechnung</translation>
    </message>
</context>
<context>
    <name>billow::HeaderBar</name>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Generate demo invoices</source>
        <translation>Demo-Rechnungen erzeugen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Reset…</source>
        <translation>Zurücksetzen…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a command does, and its shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>More (F10)</source>
        <translation>Mehr (F10)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Show all now</source>
        <translation>Alle anzeigen</translation>
    </message>
    <message>
        <source>Pause updates</source>
        <translation>Aktualisierung pausieren</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Import invoices from files</source>
        <translation>Rechnungen aus Dateien importieren</translation>
    </message>
    <message>
        <source>Start needs the database.</source>
        <translation>Zum Starten wird die Datenbank benötigt.</translation>
    </message>
    <message>
        <source>The last run is still being shown. “Show all now” ends that at once.</source>
        <translation>Der letzte Lauf wird noch angezeigt. „Alle anzeigen“ beendet das sofort.</translation>
    </message>
    <message>
        <source>A run is in progress.</source>
        <translation>Ein Lauf ist aktiv.</translation>
    </message>
    <message>
        <source>Stop generating; the backlog keeps showing</source>
        <translation>Erzeugung stoppen; wartende Rechnungen werden weiterhin angezeigt</translation>
    </message>
    <message>
        <source>Show all waiting invoices at once</source>
        <translation>Alle wartenden Rechnungen sofort anzeigen</translation>
    </message>
    <message>
        <source>Resume updates</source>
        <translation>Aktualisierung fortsetzen</translation>
    </message>
    <message>
        <source>Show new invoices on the Dashboard again</source>
        <translation>Neue Rechnungen wieder in der Übersicht anzeigen</translation>
    </message>
    <message>
        <source>Keep the Dashboard’s list still; storing continues</source>
        <translation>Liste der Übersicht nicht weiter aktualisieren; gespeichert wird weiterhin</translation>
    </message>
    <message>
        <source>Delete all invoices, or those of one source</source>
        <translation>Alle Rechnungen oder die einer Quelle löschen</translation>
    </message>
</context>
<context>
    <name>billow::ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message numerus="yes">
        <source>Import %n files</source>
        <translation>
            <numerusform>%n Datei importieren</numerusform>
            <numerusform>%n Dateien importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose an import profile</source>
        <translation>Ein Importprofil wählen</translation>
    </message>
    <message>
        <source>Import profiles (*.json)</source>
        <translation>Importprofile (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Show these invoices</source>
        <translation>Diese Rechnungen anzeigen</translation>
    </message>
    <message>
        <source>Cancel import</source>
        <translation>Import abbrechen</translation>
    </message>
    <message>
        <source>Cancel the import?</source>
        <translation>Import abbrechen?</translation>
    </message>
    <message>
        <source>Invoices imported so far are kept. Import the files again to get the rest.</source>
        <translation>Bisher importierte Rechnungen bleiben erhalten. Für den Rest die Dateien noch einmal importieren.</translation>
    </message>
    <message>
        <source>Continue import</source>
        <translation>Import fortsetzen</translation>
    </message>
    <message>
        <source>Save rejected rows</source>
        <translation>Abgelehnte Zeilen speichern</translation>
    </message>
    <message>
        <source>List saved to %1.</source>
        <translation>Liste in %1 gespeichert.</translation>
    </message>
    <message>
        <source>Couldn’t save the list: %1</source>
        <translation>Liste konnte nicht gespeichert werden: %1</translation>
    </message>
    <message>
        <source>Undo import…</source>
        <translation>Import rückgängig machen…</translation>
    </message>
    <message>
        <source>Delete what was imported from this file</source>
        <translation>Löschen, was aus dieser Datei importiert wurde</translation>
    </message>
</context>
<context>
    <name>billow::ImportPreviewPage</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>File to preview</source>
        <translation>Datei für die Vorschau</translation>
    </message>
    <message>
        <source>Preview of the first invoices</source>
        <translation>Vorschau der ersten Rechnungen</translation>
    </message>
    <message>
        <source>Preview of the rejected rows</source>
        <translation>Vorschau der abgelehnten Zeilen</translation>
    </message>
    <message>
        <source>No rejected rows</source>
        <translation>Keine abgelehnten Zeilen</translation>
    </message>
    <message>
        <source>No problems found so far.</source>
        <translation>Bisher keine Probleme gefunden.</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Can’t import this file</source>
        <translation>Diese Datei kann nicht importiert werden</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Andere Datei wählen…</translation>
    </message>
    <message>
        <source>Rejected: %1</source>
        <translation>Abgelehnt: %1</translation>
    </message>
    <message>
        <source>Required: %1. Choose a column or a fixed value for each.</source>
        <translation>Erforderlich: %1. Für jedes Feld eine Spalte oder einen festen Wert wählen.</translation>
    </message>
    <message>
        <source>Can’t read this file yet</source>
        <translation>Diese Datei ist noch nicht lesbar</translation>
    </message>
    <message>
        <source>All rows are rejected</source>
        <translation>Alle Zeilen abgelehnt</translation>
    </message>
    <message>
        <source>See “Rejected” for the reasons.</source>
        <translation>Gründe siehe „Abgelehnt“.</translation>
    </message>
    <message>
        <source>No invoices in this file</source>
        <translation>Keine Rechnungen in dieser Datei</translation>
    </message>
    <message>
        <source>All rows are rejected: %1</source>
        <translation>Alle Zeilen abgelehnt: %1</translation>
    </message>
    <message>
        <source>The first %1 rows are all rejected: %2</source>
        <translation>Die ersten %1 Zeilen wurden alle abgelehnt: %2</translation>
    </message>
    <message>
        <source>The file has headings but no rows.</source>
        <translation>Die Datei hat Überschriften, aber keine Zeilen.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Erkenntnisse</translation>
    </message>
    <message>
        <source>Answer the question above first.</source>
        <translation>Zuerst die Frage oben beantworten.</translation>
    </message>
    <message>
        <source>First lines of the file</source>
        <translation>Erste Zeilen der Datei</translation>
    </message>
    <message>
        <source>Findings: %1</source>
        <translation>Erkenntnisse: %1</translation>
    </message>
    <message>
        <source>Save as profile…</source>
        <translation>Als Importprofil speichern…</translation>
    </message>
    <message>
        <source>Read files with the same columns this way</source>
        <translation>Dateien mit denselben Spalten so lesen</translation>
    </message>
    <message>
        <source>Save import profile</source>
        <translation>Importprofil speichern</translation>
    </message>
    <message>
        <source>Name. Files with the same columns will be read this way.</source>
        <translation>Name. Dateien mit denselben Spalten werden so gelesen.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Saved as profile “%1”. Files with the same columns will use it.</source>
        <translation>Als Importprofil „%1“ gespeichert. Dateien mit denselben Spalten verwenden es.</translation>
    </message>
    <message>
        <source>Couldn’t save the profile. %1</source>
        <translation>Importprofil konnte nicht gespeichert werden. %1</translation>
    </message>
</context>
<context>
    <name>billow::ImportProgressPage</name>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Import progress</source>
        <translation>Fortschritt des Imports</translation>
    </message>
    <message>
        <source>already stored</source>
        <translation>bereits gespeichert</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>You can keep working while the import runs.</source>
        <translation>Während des Imports kann weitergearbeitet werden.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message>
        <source>Paused: %1 The import resumes automatically.</source>
        <translation>Pausiert: %1 Der Import wird automatisch fortgesetzt.</translation>
    </message>
    <message>
        <source>Only one import can run at a time. Drop the other files again when it finishes.</source>
        <translation>Es kann nur ein Import gleichzeitig laufen. Die anderen Dateien danach noch einmal ablegen.</translation>
    </message>
    <message>
        <source>Cancelling the import…</source>
        <translation>Import wird abgebrochen…</translation>
    </message>
    <message>
        <source>conflicts</source>
        <translation>Konflikte</translation>
    </message>
</context>
<context>
    <name>billow::ImportReportPage</name>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Save list…</source>
        <translation>Liste speichern…</translation>
    </message>
    <message>
        <source>Copy the report as text</source>
        <translation>Bericht als Text kopieren</translation>
    </message>
    <message>
        <source>Rejected rows: %1</source>
        <translation>Abgelehnte Zeilen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %2 invoices, including %3 VAT</source>
        <translation>
            <numerusform>%1 in %2 Rechnung, einschließlich %3 USt</numerusform>
            <numerusform>%1 in %2 Rechnungen, einschließlich %3 USt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 already stored and unchanged</source>
        <translation>
            <numerusform>%1 bereits gespeichert und unverändert</numerusform>
            <numerusform>%1 bereits gespeichert und unverändert</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 couldn’t be read to the end: %2</source>
        <translation>%1 konnte nicht bis zum Ende gelesen werden: %2</translation>
    </message>
    <message>
        <source>Report copied.</source>
        <translation>Bericht kopiert.</translation>
    </message>
    <message numerus="yes">
        <source>%1 conflicts: the same number is stored with other content, which was not changed</source>
        <translation>
            <numerusform>%1 Konflikt: dieselbe Nummer ist mit anderem Inhalt gespeichert, der nicht geändert wurde</numerusform>
            <numerusform>%1 Konflikte: dieselbe Nummer ist mit anderem Inhalt gespeichert, der nicht geändert wurde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows left out: drafts, void or totals</source>
        <translation>
            <numerusform>%1 Zeile ausgelassen: Entwürfe, Storniertes oder Summen</numerusform>
            <numerusform>%1 Zeilen ausgelassen: Entwürfe, Storniertes oder Summen</numerusform>
        </translation>
    </message>
    <message>
        <source>Rejected rows and conflicts</source>
        <translation>Abgelehnte Zeilen und Konflikte</translation>
    </message>
    <message>
        <source>Save the rejected rows and conflicts as CSV</source>
        <translation>Die abgelehnten Zeilen und Konflikte als CSV speichern</translation>
    </message>
    <message>
        <source>Conflicts: %1</source>
        <translation>Konflikte: %1</translation>
    </message>
    <message>
        <source>First %1 listed</source>
        <translation>Die ersten %1 sind aufgeführt</translation>
    </message>
    <message>
        <source>%1: %2 imported, %3 already stored, %4 conflicts, %5 rejected</source>
        <translation>%1: %2 importiert, %3 bereits gespeichert, %4 Konflikte, %5 abgelehnt</translation>
    </message>
</context>
<context>
    <name>billow::Imports</name>
    <message>
        <source>CSV files (*.csv *.tsv *.txt)</source>
        <translation>CSV-Dateien (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Dateien importieren</translation>
    </message>
    <message>
        <source>CSV files and e-invoices (*.csv *.tsv *.txt *.xml *.pdf)</source>
        <translation>CSV-Dateien und E-Rechnungen (*.csv *.tsv *.txt *.xml *.pdf)</translation>
    </message>
    <message>
        <source>E-invoices (*.xml *.pdf)</source>
        <translation>E-Rechnungen (*.xml *.pdf)</translation>
    </message>
</context>
<context>
    <name>billow::InvoiceGrid</name>
    <message>
        <source>Invoices, newest first</source>
        <translation>Rechnungen, neueste zuerst</translation>
    </message>
</context>
<context>
    <name>billow::InvoicePanel</name>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>No invoices yet</source>
        <translation>Noch keine Rechnungen</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>Nummer kopieren</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Details anzeigen</translation>
    </message>
    <message>
        <source>Find in Invoices</source>
        <translation>Unter „Rechnungen“ suchen</translation>
    </message>
    <message>
        <source>Show all from this seller</source>
        <translation>Alle von diesem Verkäufer anzeigen</translation>
    </message>
    <message>
        <source>Show all to this buyer</source>
        <translation>Alle an diesen Käufer anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>↑ %1 new</source>
        <comment>invoices above what is seen</comment>
        <translation>
            <numerusform>↑ %1 neue</numerusform>
            <numerusform>↑ %1 neue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused · ↑ %1 new</source>
        <comment>invoices above what is seen</comment>
        <translation>
            <numerusform>Pausiert · ↑ %1 neue</numerusform>
            <numerusform>Pausiert · ↑ %1 neue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 new invoices. Jump to the newest.</source>
        <translation>
            <numerusform>%1 neue Rechnung. Zur neuesten springen.</numerusform>
            <numerusform>%1 neue Rechnungen. Zur neuesten springen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Jump to newest (Home)</source>
        <translation>Zur neuesten springen (Pos1)</translation>
    </message>
    <message>
        <source>Waiting for the first invoice…</source>
        <translation>Warten auf die erste Rechnung…</translation>
    </message>
    <message>
        <source>Press Start (F5) for a demo run, or drop a file here.</source>
        <translation>„Starten“ (F5) für einen Demo-Lauf wählen oder eine Datei hier ablegen.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
</context>
<context>
    <name>billow::InvoicesPage</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Saved as “%1” under Views.</source>
        <translation>Als „%1“ unter Ansichten gespeichert.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Search cancelled. Showing previous results.</source>
        <translation>Suche abgebrochen. Die vorherigen Ergebnisse werden angezeigt.</translation>
    </message>
    <message>
        <source>Couldn’t load the invoices: %1</source>
        <translation>Rechnungen konnten nicht geladen werden: %1</translation>
    </message>
    <message>
        <source>No invoices match “%1”</source>
        <translation>Keine Rechnungen zu „%1“</translation>
    </message>
    <message>
        <source>Searches number, seller and buyer only.</source>
        <translation>Durchsucht werden nur Nummer, Verkäufer und Käufer.</translation>
    </message>
    <message>
        <source>No matching invoices</source>
        <translation>Keine passenden Rechnungen</translation>
    </message>
    <message>
        <source>No invoices match these filters.</source>
        <translation>Keine Rechnungen passen zu diesen Filtern.</translation>
    </message>
    <message>
        <source>No invoices yet</source>
        <translation>Noch keine Rechnungen</translation>
    </message>
    <message>
        <source>Press Start (F5), or drop a CSV file here.</source>
        <translation>„Starten“ (F5) wählen oder eine CSV-Datei hier ablegen.</translation>
    </message>
    <message>
        <source>Copy selected rows</source>
        <translation>Ausgewählte Zeilen kopieren</translation>
    </message>
</context>
<context>
    <name>billow::KeychainRow</name>
    <message>
        <source>Passwords</source>
        <translation>Passwörter</translation>
    </message>
    <message>
        <source>Keep passwords in the system keychain</source>
        <translation>Passwörter im Schlüsselbund des Systems aufbewahren</translation>
    </message>
    <message>
        <source>Covers the database and Redis passwords and the access token. If this is off, they’re kept in the settings file, which only you can read. billowd can’t use the keychain: set environment variables instead.</source>
        <translation>Gilt für die Passwörter von Datenbank und Redis und das Zugriffstoken. Sonst stehen sie in der Einstellungsdatei, die nur für das eigene Benutzerkonto lesbar ist. billowd kann den Schlüsselbund nicht verwenden: stattdessen Umgebungsvariablen setzen.</translation>
    </message>
    <message>
        <source>Connecting to the keychain…</source>
        <translation>Verbindung zum Schlüsselbund wird hergestellt…</translation>
    </message>
</context>
<context>
    <name>billow::LogModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>billow::LogPanel</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>Alle Stufen</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>Alle Kategorien</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Info and above</source>
        <translation>Info und höher</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Nur Fehler</translation>
    </message>
    <message>
        <source>Lowest level shown</source>
        <translation>Niedrigste angezeigte Stufe</translation>
    </message>
    <message>
        <source>Category shown</source>
        <translation>Angezeigte Kategorie</translation>
    </message>
    <message>
        <source>Find in log</source>
        <translation>Im Protokoll suchen</translation>
    </message>
    <message>
        <source>Copy the selected lines, or all lines shown</source>
        <translation>Ausgewählte oder alle angezeigten Zeilen kopieren</translation>
    </message>
    <message numerus="yes">
        <source>%1 lines not shown here. They’re in the log file.</source>
        <translation>
            <numerusform>%1 Zeile hier nicht angezeigt. Sie steht in der Protokolldatei.</numerusform>
            <numerusform>%1 Zeilen hier nicht angezeigt. Sie stehen in der Protokolldatei.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume · %1 new</source>
        <comment>lines</comment>
        <translation>
            <numerusform>Fortsetzen · %1 neue</numerusform>
            <numerusform>Fortsetzen · %1 neue</numerusform>
        </translation>
    </message>
    <message>
        <source>No log lines yet</source>
        <translation>Noch keine Protokollzeilen</translation>
    </message>
    <message>
        <source>No log lines match these filters</source>
        <translation>Keine Protokollzeilen passen zu diesen Filtern</translation>
    </message>
</context>
<context>
    <name>billow::LogView</name>
    <message>
        <source>Log, newest line last</source>
        <translation>Protokoll, neueste Zeile zuletzt</translation>
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
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Analytics</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About Billow</source>
        <translation>Über Billow</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Helles Design</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dunkles Design</translation>
    </message>
    <message>
        <source>%1 – Billow</source>
        <translation>%1 – Billow</translation>
    </message>
    <message>
        <source>Billow: %1</source>
        <translation>Billow: %1</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Strg+F</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>Up, Down, Page Up, Page Down</source>
        <translation>Auf, Ab, Bild auf, Bild ab</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Strg+C</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Umschalt+Tab</translation>
    </message>
    <message>
        <source>Next and previous control</source>
        <translation>Nächstes und voriges Bedienelement</translation>
    </message>
    <message>
        <source>F10</source>
        <translation>F10</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Strg+Q</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices copied</source>
        <translation>
            <numerusform>%1 Rechnung kopiert</numerusform>
            <numerusform>%1 Rechnungen kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Couldn’t copy: %1</source>
        <translation>Kopieren nicht möglich: %1</translation>
    </message>
    <message>
        <source>Jump to newest</source>
        <translation>Zur neuesten springen</translation>
    </message>
    <message>
        <source>Use system theme</source>
        <translation>Systemdesign verwenden</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Dateien importieren</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Strg+Umschalt+F</translation>
    </message>
    <message>
        <source>Show filters, on the Invoices page</source>
        <translation>Filter anzeigen, auf der Seite „Rechnungen“</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Strg+R</translation>
    </message>
    <message>
        <source>Search again, on the Invoices page</source>
        <translation>Erneut suchen, auf der Seite „Rechnungen“</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Details anzeigen</translation>
    </message>
    <message>
        <source>Ctrl+I</source>
        <translation>Strg+I</translation>
    </message>
    <message>
        <source>Show or hide details</source>
        <translation>Details ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Shift+F10, Menu</source>
        <translation>Umschalt+F10, Menü</translation>
    </message>
    <message>
        <source>Commands for the selected rows</source>
        <translation>Befehle für die ausgewählten Zeilen</translation>
    </message>
    <message>
        <source>Copy selected rows</source>
        <translation>Ausgewählte Zeilen kopieren</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>Blättern</translation>
    </message>
    <message>
        <source>Jump to newest, on the Dashboard</source>
        <translation>Zur neuesten springen, in der Übersicht</translation>
    </message>
    <message>
        <source>Alt+Down</source>
        <translation>Alt+Ab</translation>
    </message>
    <message>
        <source>Open a list or a calendar</source>
        <translation>Liste oder Kalender öffnen</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>title and text of an alert</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Some settings aren’t saved. Save or discard them, then restart Billow.</source>
        <translation>Einige Einstellungen sind nicht gespeichert. Änderungen speichern oder verwerfen, dann Billow neu starten.</translation>
    </message>
</context>
<context>
    <name>billow::MappingEditor</name>
    <message>
        <source>Column mapping</source>
        <translation>Spaltenzuordnung</translation>
    </message>
</context>
<context>
    <name>billow::MessageBanner</name>
    <message>
        <source>Dismiss this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>billow::MonthChart</name>
    <message>
        <source>Click a month to show its invoices</source>
        <translation>Monat anklicken, um seine Rechnungen anzuzeigen</translation>
    </message>
</context>
<context>
    <name>billow::NameDialog</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>Saves filters, sorting and columns. A view with the same name is replaced.</source>
        <translation>Speichert Filter, Sortierung und Spalten. Eine Ansicht mit demselben Namen wird ersetzt.</translation>
    </message>
    <message>
        <source>View name</source>
        <translation>Name der Ansicht</translation>
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
        <translation>Seiten</translation>
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
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Restart Billow</source>
        <translation>Billow neu starten</translation>
    </message>
    <message>
        <source>Show</source>
        <comment>the invoices of an alert</comment>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Open database settings</source>
        <translation>Datenbankeinstellungen öffnen</translation>
    </message>
    <message>
        <source>Can’t open the database: %1</source>
        <translation>Datenbank kann nicht geöffnet werden: %1</translation>
    </message>
    <message>
        <source>Can’t reach the database. Retrying… %1</source>
        <translation>Datenbank nicht erreichbar. Neuer Versuch läuft… %1</translation>
    </message>
</context>
<context>
    <name>billow::QuestionList</name>
    <message>
        <source>Use for all rows</source>
        <translation>Für alle Zeilen verwenden</translation>
    </message>
</context>
<context>
    <name>billow::RateEditor</name>
    <message>
        <source>Unlimited</source>
        <translation>Unbegrenzt</translation>
    </message>
    <message>
        <source>/s</source>
        <comment>invoices a second</comment>
        <translation>/s</translation>
    </message>
    <message>
        <source>%1: unlimited</source>
        <translation>%1: unbegrenzt</translation>
    </message>
    <message>
        <source>%1 slider</source>
        <translation>Schieberegler für %1</translation>
    </message>
</context>
<context>
    <name>billow::ReadingOptions</name>
    <message>
        <source>Dates: 2026-12-31</source>
        <translation>Datum: 2026-12-31</translation>
    </message>
    <message>
        <source>Dates: 31/12/2026</source>
        <translation>Datum: 31/12/2026</translation>
    </message>
    <message>
        <source>Dates: 12/31/2026</source>
        <translation>Datum: 12/31/2026</translation>
    </message>
    <message>
        <source>Dates: 31.12.2026</source>
        <translation>Datum: 31.12.2026</translation>
    </message>
    <message>
        <source>Dates: 31-12-2026</source>
        <translation>Datum: 31-12-2026</translation>
    </message>
    <message>
        <source>Dates: 31 Dec 2026</source>
        <translation>Datum: 31 Dec 2026</translation>
    </message>
    <message>
        <source>Amounts: 1234.50</source>
        <translation>Beträge: 1234.50</translation>
    </message>
    <message>
        <source>Amounts: 1,234.50</source>
        <translation>Beträge: 1,234.50</translation>
    </message>
    <message>
        <source>Amounts: 1234,50</source>
        <translation>Beträge: 1234,50</translation>
    </message>
    <message>
        <source>Amounts: 1.234,50</source>
        <translation>Beträge: 1.234,50</translation>
    </message>
    <message>
        <source>Amounts: 1 234,50</source>
        <translation>Beträge: 1 234,50</translation>
    </message>
    <message>
        <source>Amounts: 1&apos;234.50</source>
        <translation>Beträge: 1&apos;234.50</translation>
    </message>
    <message>
        <source>Columns: profile %1</source>
        <translation>Spalten: Profil %1</translation>
    </message>
    <message>
        <source>Columns: profile file…</source>
        <translation>Spalten: Profildatei…</translation>
    </message>
    <message>
        <source>How columns are detected</source>
        <translation>Erkennung der Spalten</translation>
    </message>
    <message>
        <source>Date format</source>
        <translation>Datumsformat</translation>
    </message>
    <message>
        <source>Amount format</source>
        <translation>Betragsformat</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>Dates: detected</source>
        <translation>Datumsformat: erkannt</translation>
    </message>
    <message>
        <source>Amounts: detected</source>
        <translation>Beträge: erkannt</translation>
    </message>
    <message>
        <source>Encoding: detected</source>
        <translation>Kodierung: erkannt</translation>
    </message>
    <message>
        <source>Encoding: %1</source>
        <translation>Kodierung: %1</translation>
    </message>
    <message>
        <source>Columns: detected</source>
        <translation>Spalten: erkannt</translation>
    </message>
    <message>
        <source>Columns: detected, without a profile</source>
        <translation>Spalten: erkannt, ohne Importprofil</translation>
    </message>
    <message>
        <source>Columns: detected, profile %1</source>
        <translation>Spalten: erkannt, Importprofil %1</translation>
    </message>
</context>
<context>
    <name>billow::RejectionModel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Conflict: %1</source>
        <translation>Konflikt: %1</translation>
    </message>
    <message>
        <source>Number</source>
        <comment>of an invoice</comment>
        <translation>Nummer</translation>
    </message>
</context>
<context>
    <name>billow::ResetDialog</name>
    <message>
        <source>Delete all invoices?</source>
        <translation>Alle Rechnungen löschen?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>delete</source>
        <comment>the word to type</comment>
        <translation>löschen</translation>
    </message>
    <message>
        <source>Type “%1” to confirm</source>
        <translation>Zum Bestätigen „%1“ eingeben</translation>
    </message>
    <message>
        <source>Delete all invoices</source>
        <translation>Alle Rechnungen löschen</translation>
    </message>
    <message numerus="yes">
        <source>This permanently deletes all %1 invoices and resets every total.</source>
        <translation>
            <numerusform>%1 Rechnung wird endgültig gelöscht, und alle Summen werden auf null gesetzt.</numerusform>
            <numerusform>Alle %1 Rechnungen werden endgültig gelöscht, und alle Summen werden auf null gesetzt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This permanently deletes all %1 invoices and resets every total. %2 of them were imported or received, not generated.</source>
        <translation>
            <numerusform>%1 Rechnung wird endgültig gelöscht, und alle Summen werden auf null gesetzt. Davon importiert oder empfangen, nicht erzeugt: %2.</numerusform>
            <numerusform>Alle %1 Rechnungen werden endgültig gelöscht, und alle Summen werden auf null gesetzt. Davon importiert oder empfangen, nicht erzeugt: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete invoices</source>
        <translation>Rechnungen löschen</translation>
    </message>
    <message>
        <source>What to delete</source>
        <translation>Was gelöscht wird</translation>
    </message>
    <message>
        <source>All invoices</source>
        <translation>Alle Rechnungen</translation>
    </message>
    <message>
        <source>Demo invoices</source>
        <translation>Demo-Rechnungen</translation>
    </message>
    <message>
        <source>Delete the invoices of this source?</source>
        <translation>Die Rechnungen dieser Quelle löschen?</translation>
    </message>
    <message>
        <source>Delete these invoices</source>
        <translation>Diese Rechnungen löschen</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt…</translation>
    </message>
    <message numerus="yes">
        <source>This permanently deletes %1 invoices with a total of %2. All others stay.</source>
        <translation>
            <numerusform>%1 Rechnung mit einer Summe von %2 wird endgültig gelöscht. Alle anderen bleiben.</numerusform>
            <numerusform>%1 Rechnungen mit einer Summe von %2 werden endgültig gelöscht. Alle anderen bleiben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::ResultArea</name>
    <message>
        <source>Couldn’t copy: %1.</source>
        <translation>Kopieren nicht möglich: %1.</translation>
    </message>
</context>
<context>
    <name>billow::ResultLine</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Sucht…</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices</source>
        <translation>
            <numerusform>%1 Rechnung</numerusform>
            <numerusform>%1 Rechnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, VAT %2</source>
        <translation>%1, USt %2</translation>
    </message>
    <message>
        <source>Cancel search</source>
        <translation>Suche abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices · first %2 listed</source>
        <translation>
            <numerusform>%1 Rechnung · erste %2 aufgeführt</numerusform>
            <numerusform>%1 Rechnungen · erste %2 aufgeführt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, VAT %2, after %3 in credit notes</source>
        <translation>%1, USt %2, nach %3 Gutschriften</translation>
    </message>
</context>
<context>
    <name>billow::ResultPanel</name>
    <message>
        <source>Stored since this search. Search again (Ctrl+R).</source>
        <translation>Seit dieser Suche gespeichert. Erneut suchen (Strg+R).</translation>
    </message>
    <message>
        <source>%1 stored since</source>
        <comment>the search</comment>
        <translation>%1 seither gespeichert</translation>
    </message>
    <message>
        <source>%1 new</source>
        <comment>stored or displayed since the search</comment>
        <translation>%1 neu</translation>
    </message>
    <message>
        <source>%1 shown since</source>
        <comment>the search</comment>
        <translation>%1 seither angezeigt</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices shown since this search. Search again.</source>
        <translation>
            <numerusform>%1 Rechnung seit dieser Suche angezeigt. Erneut suchen.</numerusform>
            <numerusform>%1 Rechnungen seit dieser Suche angezeigt. Erneut suchen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Shown since this search. Search again (Ctrl+R).</source>
        <translation>Seit dieser Suche angezeigt. Erneut suchen (Strg+R).</translation>
    </message>
    <message numerus="yes">
        <source>%1 new invoices stored since this search. Search again.</source>
        <translation>
            <numerusform>%1 neue Rechnung seit dieser Suche gespeichert. Erneut suchen.</numerusform>
            <numerusform>%1 neue Rechnungen seit dieser Suche gespeichert. Erneut suchen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::RowCopier</name>
    <message>
        <source>Copied the first %1 of %2 selected rows. To get all of them, use Export on the Invoices page.</source>
        <translation>Die ersten %1 von %2 ausgewählten Zeilen kopiert. Für alle Zeilen „Export“ auf der Seite „Rechnungen“ verwenden.</translation>
    </message>
</context>
<context>
    <name>billow::RowMenu</name>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>Nummer kopieren</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Details anzeigen</translation>
    </message>
    <message>
        <source>Show all from %1</source>
        <translation>Alle von %1 anzeigen</translation>
    </message>
    <message>
        <source>Show all to %1</source>
        <translation>Alle an %1 anzeigen</translation>
    </message>
</context>
<context>
    <name>billow::RunProgress</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>%1 of %2 · %3 left</source>
        <comment>invoices of a run, and its time</comment>
        <translation>%1 von %2 · noch %3</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>invoices of a run</comment>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 generated</source>
        <comment>a number of invoices</comment>
        <translation>
            <numerusform>%1 erzeugt</numerusform>
            <numerusform>%1 erzeugt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 generated · %2 left</source>
        <comment>invoices of a run, and its time</comment>
        <translation>
            <numerusform>%1 erzeugt · noch %2</numerusform>
            <numerusform>%1 erzeugt · noch %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 waiting</source>
        <comment>invoices that are stored and not shown yet</comment>
        <translation>
            <numerusform>%1 wartend</numerusform>
            <numerusform>%1 wartend</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 waiting · about %2 left</source>
        <comment>invoices that are stored and not shown yet, and the time they take</comment>
        <translation>
            <numerusform>%1 wartend · ca. %2</numerusform>
            <numerusform>%1 wartend · ca. %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::SampleModel</name>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Verkäufer</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Käufer</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Nettobetrag</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>USt</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamtbetrag</translation>
    </message>
</context>
<context>
    <name>billow::SaveBar</name>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Restart Billow</source>
        <translation>Billow neu starten</translation>
    </message>
    <message>
        <source>Restart Billow with the saved settings</source>
        <translation>Billow mit den gespeicherten Einstellungen neu starten</translation>
    </message>
    <message>
        <source>Discard unsaved changes</source>
        <translation>Nicht gespeicherte Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation>Einstellungen speichern</translation>
    </message>
</context>
<context>
    <name>billow::SearchModel</name>
    <message>
        <source>%1. Click to sort.</source>
        <translation>%1. Zum Sortieren anklicken.</translation>
    </message>
</context>
<context>
    <name>billow::SearchTable</name>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
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
        <translation>Billow braucht seine Passwörter</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Try the keychain again</source>
        <translation>Schlüsselbund erneut versuchen</translation>
    </message>
    <message>
        <source>Start with these passwords</source>
        <translation>Mit diesen Passwörtern starten</translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation>Passwort für %1</translation>
    </message>
    <message>
        <source>Reading them from the system’s keychain. You may have to unlock it.</source>
        <translation>Passwörter werden aus dem Schlüsselbund des Systems gelesen. Er muss eventuell entsperrt werden.</translation>
    </message>
    <message>
        <source>Couldn’t read them from the system’s keychain: %1 Enter them here to start. They’re used once and not saved.</source>
        <translation>Passwörter konnten nicht aus dem Schlüsselbund des Systems gelesen werden: %1 Zum Starten hier eingeben. Sie werden einmal verwendet und nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>billow::SettingRow</name>
    <message>
        <source>Restore default</source>
        <translation>Vorgabe wiederherstellen</translation>
    </message>
    <message>
        <source>Restore default: %1</source>
        <translation>Vorgabe wiederherstellen: %1</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Choose an SQLite file</source>
        <translation>SQLite-Datei wählen</translation>
    </message>
    <message>
        <source>SQLite databases (*.db *.sqlite *.sqlite3)</source>
        <translation>SQLite-Datenbanken (*.db *.sqlite *.sqlite3)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Overridden by %1 (now: %2). Your saved value applies once it is removed.</source>
        <translation>Überschrieben durch %1 (jetzt: %2). Der gespeicherte Wert gilt, sobald die Überschreibung entfällt.</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Password kept in the keychain</source>
        <translation>Passwort im Schlüsselbund</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Not saved; takes effect after restart</source>
        <translation>Nicht gespeichert; wirkt nach dem Neustart</translation>
    </message>
    <message>
        <source>Changed for this session. After a restart: %1</source>
        <translation>Für diese Sitzung geändert. Nach einem Neustart: %1</translation>
    </message>
    <message>
        <source>Takes effect immediately</source>
        <translation>Wirkt sofort</translation>
    </message>
    <message>
        <source>Saved. Takes effect after restart.</source>
        <translation>Gespeichert. Wirkt nach dem Neustart.</translation>
    </message>
    <message>
        <source>Takes effect after restart</source>
        <translation>Wirkt nach dem Neustart</translation>
    </message>
</context>
<context>
    <name>billow::SettingsPage</name>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Not saved. %1</source>
        <translation>Nicht gespeichert. %1</translation>
    </message>
    <message>
        <source>Go to this section</source>
        <translation>Zu diesem Abschnitt springen</translation>
    </message>
    <message>
        <source>Some changes take effect after a restart.</source>
        <translation>Einige Änderungen wirken erst nach einem Neustart.</translation>
    </message>
    <message>
        <source>Settings file: %1</source>
        <translation>Einstellungsdatei: %1</translation>
    </message>
    <message>
        <source>Check “%1”: see the message below the field.</source>
        <translation>„%1“ berichtigen: siehe Meldung unter dem Feld.</translation>
    </message>
    <message numerus="yes">
        <source>%1 unsaved changes · Settings file: %2</source>
        <translation>
            <numerusform>%1 nicht gespeicherte Änderung · Einstellungsdatei: %2</numerusform>
            <numerusform>%1 nicht gespeicherte Änderungen · Einstellungsdatei: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Testing the connection before saving…</source>
        <translation>Verbindung wird vor dem Speichern getestet…</translation>
    </message>
    <message>
        <source>Saved to %1. Some changes take effect after a restart.</source>
        <translation>In %1 gespeichert. Einige Änderungen wirken erst nach einem Neustart.</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>In %1 gespeichert</translation>
    </message>
</context>
<context>
    <name>billow::ShortcutsSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
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
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Billow can’t start with these settings</source>
        <translation>Billow kann mit diesen Einstellungen nicht starten</translation>
    </message>
    <message>
        <source>Open settings file</source>
        <translation>Einstellungsdatei öffnen</translation>
    </message>
</context>
<context>
    <name>billow::StatCards</name>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamtbetrag</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>USt</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Durchschnitt</translation>
    </message>
    <message numerus="yes">
        <source>of %1 stored</source>
        <translation>
            <numerusform>%1 gespeichert</numerusform>
            <numerusform>%1 gespeichert</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>a number of invoices in a currency</comment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>including VAT</source>
        <translation>einschließlich USt</translation>
    </message>
    <message>
        <source>per invoice</source>
        <translation>je Rechnung</translation>
    </message>
    <message>
        <source>on %1 net</source>
        <comment>VAT on an amount without VAT</comment>
        <translation>netto %1</translation>
    </message>
    <message>
        <source>Also %1</source>
        <comment>totals in further currencies</comment>
        <translation>Außerdem %1</translation>
    </message>
    <message>
        <source>%1 credited</source>
        <comment>an amount</comment>
        <translation>%1 gutgeschrieben</translation>
    </message>
    <message>
        <source>%1 invoiced, %2 credited</source>
        <comment>amounts</comment>
        <translation>%1 berechnet, %2 gutgeschrieben</translation>
    </message>
</context>
<context>
    <name>billow::StatePill</name>
    <message>
        <source>State: %1</source>
        <translation>Zustand: %1</translation>
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
        <translation>Status</translation>
    </message>
    <message numerus="yes">
        <source>%1 viewers</source>
        <translation>
            <numerusform>%1 Betrachter</numerusform>
            <numerusform>%1 Betrachter</numerusform>
        </translation>
    </message>
    <message>
        <source>Generating</source>
        <comment>a rate follows; at most 14 characters</comment>
        <translation>Erzeugung</translation>
    </message>
    <message>
        <source>Showing</source>
        <comment>a rate follows; at most 14 characters</comment>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>Generated</source>
        <comment>a number follows; at most 14 characters</comment>
        <translation>Erzeugt</translation>
    </message>
    <message>
        <source>Imported</source>
        <comment>a number follows; at most 14 characters</comment>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>Shown</source>
        <comment>a number follows; at most 14 characters</comment>
        <translation>Angezeigt</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>a number of invoices follows; at most 14 characters</comment>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Rate set: %1</source>
        <translation>Eingestellte Rate: %1</translation>
    </message>
    <message>
        <source>Open the web dashboard: %1</source>
        <translation>Web-Dashboard öffnen: %1</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>Überwachter Ordner</translation>
    </message>
    <message>
        <source>Invoices are imported from %1</source>
        <translation>Rechnungen werden aus %1 importiert</translation>
    </message>
    <message>
        <source>Folder unavailable</source>
        <translation>Ordner nicht verfügbar</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>billow::SystemPage</name>
    <message>
        <source>Actors</source>
        <translation>Aktoren</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
</context>
<context>
    <name>billow::TextEditor</name>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Show secret</source>
        <translation>Geheimnis anzeigen</translation>
    </message>
</context>
<context>
    <name>billow::UrlCheck</name>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Test the database connection</source>
        <translation>Datenbankverbindung testen</translation>
    </message>
    <message>
        <source>Test the Redis connection</source>
        <translation>Redis-Verbindung testen</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird getestet…</translation>
    </message>
</context>
<context>
    <name>billow::VatModel</name>
    <message>
        <source>Period</source>
        <comment>a month or a quarter</comment>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>VAT rate</source>
        <translation>USt.-Satz</translation>
    </message>
    <message>
        <source>Taxable</source>
        <translation>Steuerpflichtig</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>USt.</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>VAT rate, kind of VAT</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Q%1 %2</source>
        <comment>quarter, year</comment>
        <translation>Q%1 %2</translation>
    </message>
</context>
<context>
    <name>billow::VatTable</name>
    <message>
        <source>Period of VAT</source>
        <translation>Zeitraum der USt.</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Nach Monat</translation>
    </message>
    <message>
        <source>By quarter</source>
        <translation>Nach Quartal</translation>
    </message>
    <message>
        <source>VAT by rate</source>
        <translation>USt. nach Satz</translation>
    </message>
</context>
<context>
    <name>billow::ViewsMenu</name>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Save view…</source>
        <translation>Ansicht speichern…</translation>
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
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>of one core</source>
        <translation>eines Kerns</translation>
    </message>
    <message>
        <source>last write</source>
        <translation>letzter Schreibvorgang</translation>
    </message>
    <message numerus="yes">
        <source>%1 threads</source>
        <translation>
            <numerusform>%1 Thread</numerusform>
            <numerusform>%1 Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>nicht eingerichtet</translation>
    </message>
    <message>
        <source>Not reported by the system</source>
        <translation>Vom System nicht gemeldet</translation>
    </message>
    <message>
        <source>of one core · uptime %1</source>
        <comment>a share of a processor core, and how long Billow has been running</comment>
        <translation>eines Kerns · Laufzeit %1</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>percent</comment>
        <translation>%1&#xa0;%</translation>
    </message>
</context>
<context>
    <name>billow::WindowSection</name>
    <message>
        <source>Reduce motion</source>
        <translation>Bewegung verringern</translation>
    </message>
    <message>
        <source>When a run ends</source>
        <translation>Wenn ein Lauf endet</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>Im Infobereich weiterlaufen</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>Infobereich</translation>
    </message>
    <message>
        <source>Notify me</source>
        <translation>Benachrichtigen</translation>
    </message>
    <message>
        <source>Show tray icon</source>
        <translation>Symbol im Infobereich anzeigen</translation>
    </message>
    <message>
        <source>When an invoice has risk Red</source>
        <translation>Bei Rechnungen mit Risiko Rot</translation>
    </message>
    <message>
        <source>When an invoice’s total is above</source>
        <translation>Bei Rechnungen mit Gesamtbetrag über</translation>
    </message>
    <message>
        <source>Use system setting</source>
        <translation>Systemeinstellung verwenden</translation>
    </message>
    <message>
        <source>Always quit</source>
        <translation>Immer beenden</translation>
    </message>
    <message>
        <source>Closing during a run</source>
        <translation>Schließen während eines Laufs</translation>
    </message>
    <message>
        <source>Alert me above this total</source>
        <translation>Betragsgrenze für Benachrichtigungen</translation>
    </message>
    <message>
        <source>Main currency</source>
        <translation>Hauptwährung</translation>
    </message>
    <message>
        <source>The currency of the figures on the Dashboard.</source>
        <translation>Die Währung der Kennzahlen in der Übersicht.</translation>
    </message>
    <message>
        <source>Turn off fades. Your system’s setting always applies.</source>
        <translation>Überblendungen abschalten. Die Einstellung des Systems gilt immer.</translation>
    </message>
    <message>
        <source>What closing the window does during a run.</source>
        <translation>Was beim Schließen des Fensters während eines Laufs geschieht.</translation>
    </message>
    <message>
        <source>Reopen Billow and get notifications from the tray.</source>
        <translation>Billow aus dem Infobereich wieder öffnen und dort Benachrichtigungen erhalten.</translation>
    </message>
    <message>
        <source>Shown on the desktop and in the window. The amount is in the invoice’s currency.</source>
        <translation>Erscheint auf dem Desktop und im Fenster. Der Betrag gilt in der Währung der Rechnung.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>When an e-invoice fails its check</source>
        <translation>Wenn die Prüfung einer E-Rechnung fehlschlägt</translation>
    </message>
    <message>
        <source>When an invoice is overdue</source>
        <translation>Wenn eine Rechnung überfällig ist</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>the system can’t start another thread to look up its name</source>
        <translation>das System kann keinen weiteren Thread starten, um den Namen aufzulösen</translation>
    </message>
    <message>
        <source>the name server isn’t responding</source>
        <translation>der Nameserver antwortet nicht</translation>
    </message>
    <message>
        <source>the host name isn’t known (%1)</source>
        <translation>der Rechnername ist nicht bekannt (%1)</translation>
    </message>
    <message>
        <source>the server there isn’t Redis</source>
        <translation>der Server dort ist nicht Redis</translation>
    </message>
    <message>
        <source>a key has the wrong type</source>
        <translation>ein Schlüssel hat den falschen Typ</translation>
    </message>
    <message>
        <source>the cached value is too large</source>
        <translation>der zwischengespeicherte Wert ist zu groß</translation>
    </message>
    <message>
        <source>it didn’t answer in time</source>
        <translation>er hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>it closed the connection</source>
        <translation>er hat die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>can’t connect</source>
        <translation>keine Verbindung möglich</translation>
    </message>
    <message>
        <source>the socket doesn’t exist</source>
        <translation>der Socket existiert nicht</translation>
    </message>
    <message>
        <source>this account isn’t allowed to open the socket</source>
        <translation>dieses Konto darf den Socket nicht öffnen</translation>
    </message>
    <message>
        <source>not enough memory for a connection</source>
        <translation>nicht genug Speicher für eine Verbindung</translation>
    </message>
    <message>
        <source>the Redis database must be a number from 0, for example redis://host:6379/2</source>
        <translation>die Redis-Datenbank muss eine Zahl ab 0 sein, zum Beispiel redis://host:6379/2</translation>
    </message>
    <message>
        <source>the path of the Unix socket must be absolute, for example unix:///run/redis/redis.sock</source>
        <translation>der Pfad des Unix-Sockets muss absolut sein, zum Beispiel unix:///run/redis/redis.sock</translation>
    </message>
    <message>
        <source>the Redis URL has no host. Write special characters in the password as %XX</source>
        <translation>die Redis-URL enthält keinen Rechnernamen. Sonderzeichen im Passwort als %XX schreiben</translation>
    </message>
    <message>
        <source>the Redis port must be from 1 to 65535</source>
        <translation>der Redis-Port muss zwischen 1 und 65535 liegen</translation>
    </message>
    <message>
        <source>not a valid Redis URL. Example: redis://:password@host:6379/0. Write special characters in the password as %XX</source>
        <translation>keine gültige Redis-URL. Beispiel: redis://:password@host:6379/0. Sonderzeichen im Passwort als %XX schreiben</translation>
    </message>
    <message>
        <source>encrypted Redis connections (rediss://) aren’t supported. Use redis:// over a network you trust, or a local TLS tunnel</source>
        <translation>verschlüsselte Redis-Verbindungen (rediss://) werden nicht unterstützt. redis:// in einem vertrauenswürdigen Netz oder einen lokalen TLS-Tunnel benutzen</translation>
    </message>
    <message>
        <source>the Redis URL must start with redis:// or unix://</source>
        <translation>die Redis-URL muss mit redis:// oder unix:// beginnen</translation>
    </message>
    <message>
        <source>the Redis URL contains a #. In a password write it as %23</source>
        <translation>die Redis-URL enthält ein #. In einem Passwort als %23 schreiben</translation>
    </message>
    <message>
        <source>the password or the user was refused</source>
        <translation>Passwort oder Benutzer wurde abgelehnt</translation>
    </message>
    <message>
        <source>the password was refused</source>
        <translation>das Passwort wurde abgelehnt</translation>
    </message>
    <message>
        <source>it needs a password, and REDIS_URL has none</source>
        <translation>er braucht ein Passwort, und REDIS_URL enthält keines</translation>
    </message>
    <message>
        <source>REDIS_URL has a password, but the server has none set</source>
        <translation>REDIS_URL enthält ein Passwort, aber auf dem Server ist keines gesetzt</translation>
    </message>
    <message>
        <source>this user lacks permissions that the cache needs</source>
        <translation>diesem Benutzer fehlen Rechte, die der Cache braucht</translation>
    </message>
    <message>
        <source>it has no database with that number</source>
        <translation>er hat keine Datenbank mit dieser Nummer</translation>
    </message>
    <message>
        <source>it has too many clients</source>
        <translation>er hat zu viele Clients</translation>
    </message>
    <message>
        <source>it is still loading its data</source>
        <translation>er lädt noch seine Daten</translation>
    </message>
    <message>
        <source>it is busy running a script</source>
        <translation>er führt gerade ein Skript aus</translation>
    </message>
    <message>
        <source>its memory is full</source>
        <translation>sein Speicher ist voll</translation>
    </message>
    <message>
        <source>it can’t save to its disk, so it accepts no writes</source>
        <translation>er kann nicht auf seinen Datenträger sichern, daher sind keine Schreibzugriffe möglich</translation>
    </message>
    <message>
        <source>it is a read-only replica</source>
        <translation>er ist eine Replik, die nur gelesen werden kann</translation>
    </message>
    <message>
        <source>it is a replica whose primary is unavailable</source>
        <translation>er ist eine Replik, deren primärer Server nicht verfügbar ist</translation>
    </message>
    <message>
        <source>it is part of a cluster, which is not supported</source>
        <translation>er gehört zu einem Cluster, was nicht unterstützt wird</translation>
    </message>
    <message>
        <source>it is in protected mode and accepts only local connections</source>
        <translation>er läuft im geschützten Modus, der nur lokale Verbindungen erlaubt</translation>
    </message>
    <message>
        <source>it refused the connection</source>
        <translation>er hat die Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>it answered: %1</source>
        <translation>Antwort des Servers: %1</translation>
    </message>
    <message>
        <source>REDIS_URL is not set</source>
        <translation>REDIS_URL ist nicht gesetzt</translation>
    </message>
    <message>
        <source>not connected yet</source>
        <translation>noch nicht verbunden</translation>
    </message>
    <message>
        <source>the ledger has not answered for the last %1 invoices; importing the file again makes sure of them</source>
        <translation>das Rechnungsbuch hat für die letzten %1 Rechnungen nicht geantwortet; ein nochmaliger Import der Datei schafft Gewissheit</translation>
    </message>
    <message>
        <source>the ledger has not answered yet</source>
        <translation>das Rechnungsbuch hat noch nicht geantwortet</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>Can’t find %1: %2</source>
        <translation>%1 ist nicht zu finden: %2</translation>
    </message>
    <message>
        <source>Can’t create %1: %2 isn’t a folder</source>
        <translation>%1 kann nicht angelegt werden: %2 ist kein Ordner</translation>
    </message>
    <message>
        <source>%1 doesn’t exist, and this account can’t write to the folder %2</source>
        <translation>%1 existiert nicht, und dieses Konto darf nicht in den Ordner %2 schreiben</translation>
    </message>
    <message>
        <source>%1 doesn’t exist yet. Billow creates it when it starts with this URL</source>
        <translation>%1 existiert noch nicht. Billow legt die Datei an, wenn es mit dieser URL startet</translation>
    </message>
    <message>
        <source>The database is empty. Billow creates its ledger there when it starts with this URL</source>
        <translation>Die Datenbank ist leer. Billow legt dort sein Rechnungsbuch an, wenn es mit dieser URL startet</translation>
    </message>
    <message>
        <source>The ledger there is from a newer version of Billow (schema %1; this version supports %2)</source>
        <translation>Das Rechnungsbuch dort stammt von einer neueren Version von Billow (Schema %1; diese Version unterstützt %2)</translation>
    </message>
    <message>
        <source>It has a ledger from an older version, which is upgraded when Billow starts with this URL</source>
        <translation>Sie enthält ein Rechnungsbuch einer älteren Version von Billow, das aktualisiert wird, wenn Billow mit dieser URL startet</translation>
    </message>
    <message numerus="yes">
        <source>It has a ledger with %1 invoices</source>
        <translation>
            <numerusform>Es enthält ein Rechnungsbuch von Billow mit %1 Rechnung</numerusform>
            <numerusform>Es enthält ein Rechnungsbuch von Billow mit %1 Rechnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>The file is readable.</source>
        <translation>Die Datei ist lesbar.</translation>
    </message>
    <message>
        <source>PostgreSQL answers in %1.</source>
        <translation>PostgreSQL antwortet in %1.</translation>
    </message>
    <message>
        <source>No cache. Billow works fully without one</source>
        <translation>Kein Cache. Billow funktioniert auch ohne Cache vollständig</translation>
    </message>
    <message>
        <source>Can’t use Redis at %1: %2</source>
        <translation>Redis unter %1 ist nicht benutzbar: %2</translation>
    </message>
    <message>
        <source>Redis answers in %1. Database %2 has %3 keys</source>
        <translation>Redis antwortet in %1. Die Datenbank %2 enthält %3 Schlüssel</translation>
    </message>
    <message>
        <source>The engine stopped because its actors crashed repeatedly: %1</source>
        <translation>Die Engine wurde gestoppt, weil ihre Aktoren wiederholt abgestürzt sind: %1</translation>
    </message>
    <message>
        <source>The engine stopped because %1 isn’t responding</source>
        <translation>Die Engine wurde gestoppt, weil %1 nicht reagiert</translation>
    </message>
    <message>
        <source>Too many pages and searches are queued. Try again.</source>
        <translation>Zu viele Seiten und Suchen sind in der Warteschlange. Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Too many commands are queued. Try again.</source>
        <translation>Zu viele Befehle sind in der Warteschlange. Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>At most %1 invoices can be submitted at once</source>
        <translation>Höchstens %1 Rechnungen können auf einmal eingereicht werden</translation>
    </message>
    <message>
        <source>crashed on purpose</source>
        <translation>absichtlich zum Absturz gebracht</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 ist nicht mehr da</translation>
    </message>
    <message>
        <source>%1 is a folder: choose the CSV files in it</source>
        <translation>%1 ist ein Ordner: die CSV-Dateien darin wählen</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>it is not a plain file</source>
        <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 ist leer</translation>
    </message>
    <message>
        <source>the %1 is too large</source>
        <translation>%1 ist zu groß</translation>
    </message>
    <message>
        <source>neither VAT nor a VAT rate is given</source>
        <translation>weder USt noch Steuersatz ist angegeben</translation>
    </message>
    <message>
        <source>neither total nor subtotal is given</source>
        <translation>weder Gesamtbetrag noch Nettobetrag ist angegeben</translation>
    </message>
    <message>
        <source>the VAT is higher than the subtotal</source>
        <translation>die USt ist höher als der Nettobetrag</translation>
    </message>
    <message>
        <source>there is no field &quot;%1&quot;; the fields are %2</source>
        <translation>es gibt kein Feld „%1“; die Felder sind %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not FIELD=COLUMN or FIELD=:CONSTANT, such as total=Amount or currency=:ZAR</source>
        <translation>„%1“ ist nicht FIELD=COLUMN oder FIELD=:CONSTANT, etwa total=Amount oder currency=:ZAR</translation>
    </message>
    <message>
        <source>%1 is mapped twice</source>
        <translation>%1 ist zweimal zugeordnet</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>, or &quot;%1&quot; where it is empty</source>
        <translation>, oder „%1“, wo sie leer ist</translation>
    </message>
    <message>
        <source>the file is UTF-16: save it as UTF-8</source>
        <translation>die Datei ist UTF-16: als UTF-8 speichern</translation>
    </message>
    <message>
        <source>reading failed: %1</source>
        <translation>das Lesen ist misslungen: %1</translation>
    </message>
    <message>
        <source>the row is longer than %1 bytes, or opens a quote that is not closed</source>
        <translation>die Zeile ist länger als %1 Byte oder öffnet ein Anführungszeichen, das nicht geschlossen wird</translation>
    </message>
    <message>
        <source>field %1 is longer than %2 bytes</source>
        <translation>Feld %1 ist länger als %2 Byte</translation>
    </message>
    <message>
        <source>field %1 opens a quote that is never closed</source>
        <translation>Feld %1 öffnet ein Anführungszeichen, das nie geschlossen wird</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date format: it needs a day, a month, and a year, such as d/M/yyyy</source>
        <translation>„%1“ ist kein Datumsformat: Es braucht Tag, Monat und Jahr, etwa d/M/yyyy</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> und %1 weitere</translation>
    </message>
    <message>
        <source>no column is mapped to %1; the columns are %2</source>
        <translation>%1 ist keine Spalte zugeordnet; die Spalten sind %2</translation>
    </message>
    <message numerus="yes">
        <source>the row has %1 fields where the header has %2</source>
        <translation>
            <numerusform>die Zeile hat %1 Feld, der Kopf hat %2</numerusform>
            <numerusform>die Zeile hat %1 Felder, der Kopf hat %2</numerusform>
        </translation>
    </message>
    <message>
        <source>the date of issue is empty</source>
        <translation>das Ausstellungsdatum ist leer</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a VAT rate from 0 to 100 per cent</source>
        <translation>„%1“ ist kein Steuersatz von 0 bis 100 Prozent</translation>
    </message>
    <message>
        <source>the %1 is empty</source>
        <translation>%1 ist leer</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>line items are read twice, which is not possible with a pipe: save them as a file</source>
        <translation>Positionen werden zweimal gelesen, was bei einer Pipe nicht geht: als Datei speichern</translation>
    </message>
    <message>
        <source>the file cannot be read again: %1</source>
        <translation>die Datei kann nicht noch einmal gelesen werden: %1</translation>
    </message>
    <message>
        <source>the ledger answered for another number of invoices than it was given</source>
        <translation>das Rechnungsbuch hat für eine andere Zahl von Rechnungen geantwortet, als es bekommen hat</translation>
    </message>
    <message>
        <source>the profile %1 cannot be read: %2</source>
        <translation>das Profil %1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 is too large for a profile</source>
        <translation>%1 ist zu groß für ein Profil</translation>
    </message>
    <message>
        <source>the profile %1: %2</source>
        <translation>das Profil %1: %2</translation>
    </message>
    <message>
        <source>there is no profile &quot;%1&quot;; there are %2</source>
        <translation>es gibt kein Profil „%1“; es gibt %2</translation>
    </message>
    <message>
        <source>%1 has an unknown key &quot;%2&quot;</source>
        <translation>in %1 ist der Schlüssel „%2“ unbekannt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in %2 %3</source>
        <translation>„%1“ in %2 %3</translation>
    </message>
    <message>
        <source>must be a text</source>
        <translation>muss ein Text sein</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>muss true oder false sein</translation>
    </message>
    <message>
        <source>must be one character</source>
        <translation>muss ein einzelnes Zeichen sein</translation>
    </message>
    <message>
        <source>the field %1</source>
        <translation>dem Feld %1</translation>
    </message>
    <message>
        <source>the field %1 needs either a &quot;column&quot; or a &quot;constant&quot;</source>
        <translation>das Feld %1 braucht entweder &quot;column&quot; oder &quot;constant&quot;</translation>
    </message>
    <message>
        <source>names a field &quot;%1&quot; that there is not</source>
        <translation>nennt ein Feld „%1“, das es nicht gibt</translation>
    </message>
    <message>
        <source>is wrong: %1</source>
        <translation>ist falsch: %1</translation>
    </message>
    <message>
        <source>must be an object</source>
        <translation>muss ein Objekt sein</translation>
    </message>
    <message>
        <source>must be a list of texts</source>
        <translation>muss eine Liste von Texten sein</translation>
    </message>
    <message>
        <source>maps &quot;%1&quot; to what is no ISO 3166 code</source>
        <translation>ordnet „%1“ etwas zu, das kein ISO-3166-Code ist</translation>
    </message>
    <message>
        <source>needs &quot;field&quot;, &quot;startsWith&quot; and &quot;reason&quot; in each rule</source>
        <translation>braucht in jeder Regel &quot;field&quot;, &quot;startsWith&quot; und &quot;reason&quot;</translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation>muss eine Liste sein</translation>
    </message>
    <message>
        <source>must be a comma, a semicolon, a tab, or a vertical bar</source>
        <translation>muss ein Komma, ein Semikolon, ein Tabulator oder ein senkrechter Strich sein</translation>
    </message>
    <message>
        <source>the JSON is not an object</source>
        <translation>das JSON ist kein Objekt</translation>
    </message>
    <message>
        <source>the JSON is broken at byte %1: %2</source>
        <translation>das JSON ist bei Byte %1 fehlerhaft: %2</translation>
    </message>
    <message>
        <source>the profile</source>
        <translation>dem Profil</translation>
    </message>
    <message>
        <source>&quot;grouping&quot; and &quot;decimalPoint&quot; must differ</source>
        <translation>&quot;grouping&quot; und &quot;decimalPoint&quot; müssen verschieden sein</translation>
    </message>
    <message>
        <source>the number is empty</source>
        <translation>die Nummer ist leer</translation>
    </message>
    <message>
        <source>number and seller are too long</source>
        <translation>Nummer und Verkäufer sind zu lang</translation>
    </message>
    <message>
        <source>the rows of this invoice are scattered over the file, as are those of more than %1 others: sort the file by invoice number</source>
        <translation>die Zeilen dieser Rechnung sind über die Datei verstreut, ebenso die von mehr als %1 anderen: die Datei nach Rechnungsnummer sortieren</translation>
    </message>
    <message>
        <source>the line_total is empty</source>
        <translation>line_total ist leer</translation>
    </message>
    <message>
        <source>field %1 is not valid UTF-8: save the file as UTF-8</source>
        <translation>Feld %1 ist kein gültiges UTF-8: die Datei als UTF-8 speichern</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number such as 1234.50</source>
        <translation>„%1“ ist keine Zahl wie 1234.50</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too large</source>
        <translation>„%1“ ist zu groß</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has decimals, where none are possible</source>
        <translation>„%1“ hat Dezimalstellen, wo keine möglich sind</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has more than %2 decimals</source>
        <translation>„%1“ hat mehr als %2 Dezimalstellen</translation>
    </message>
    <message>
        <source>%1 accepted, %2 duplicates, %3 rejected, of %4 rows</source>
        <translation>angenommen: %1, Dubletten: %2, abgelehnt: %3, Zeilen: %4</translation>
    </message>
    <message numerus="yes">
        <source>%1 %2 = %3 + %4 VAT, in %5 invoices</source>
        <translation>
            <numerusform>%1 %2 = %3 + %4 USt, in %5 Rechnung</numerusform>
            <numerusform>%1 %2 = %3 + %4 USt, in %5 Rechnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>not read to its end: %1</source>
        <translation>nicht zu Ende gelesen: %1</translation>
    </message>
    <message>
        <source>All %1 files</source>
        <translation>Alle %1 Dateien</translation>
    </message>
    <message>
        <source>The import ended early: %1</source>
        <translation>Der Import endete vorzeitig: %1</translation>
    </message>
    <message>
        <source>The import was cancelled</source>
        <translation>Der Import wurde abgebrochen</translation>
    </message>
    <message>
        <source>Rejected:</source>
        <translation>Abgelehnt:</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>holds a control character</source>
        <translation>enthält ein Steuerzeichen</translation>
    </message>
    <message>
        <source>is not valid Unicode</source>
        <translation>enthält ungültiges Unicode</translation>
    </message>
    <message>
        <source>has %1 characters; at most %2 are possible</source>
        <translation>hat %1 Zeichen; höchstens %2 sind möglich</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>the invoice number</source>
        <translation>die Rechnungsnummer</translation>
    </message>
    <message>
        <source>the seller&apos;s name</source>
        <translation>der Name des Verkäufers</translation>
    </message>
    <message>
        <source>the buyer&apos;s name</source>
        <translation>der Name des Käufers</translation>
    </message>
    <message>
        <source>the payment mechanism</source>
        <translation>die Zahlungsart</translation>
    </message>
    <message>
        <source>the source</source>
        <translation>die Quelle</translation>
    </message>
    <message>
        <source>subtotal plus VAT is too large</source>
        <translation>Nettobetrag plus USt ist zu groß</translation>
    </message>
    <message>
        <source>the total %1 is not the subtotal %2 plus the VAT %3</source>
        <translation>der Gesamtbetrag %1 ist nicht der Nettobetrag %2 plus die USt %3</translation>
    </message>
    <message>
        <source>%1 &quot;%2&quot; in %3</source>
        <translation>%1 „%2“ in %3</translation>
    </message>
    <message>
        <source>%1 has totals but no invoices</source>
        <translation>%1 hat Summen, aber keine Rechnungen</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>Analytics totals match the invoices</source>
        <translation>Die Summen der Auswertung stimmen mit den Rechnungen überein</translation>
    </message>
    <message>
        <source>covers invoices 1 to %1 of %2</source>
        <translation>umfasst die Rechnungen 1 bis %1 von %2</translation>
    </message>
    <message>
        <source>Per-minute figures match the invoices</source>
        <translation>Die Zahlen pro Minute stimmen mit den Rechnungen überein</translation>
    </message>
    <message>
        <source>from invoice %1 on</source>
        <translation>ab Rechnung %1</translation>
    </message>
    <message>
        <source>they cover invoices up to %1, but there are only %2</source>
        <translation>sie umfassen Rechnungen bis %1, aber es gibt nur %2</translation>
    </message>
    <message>
        <source>the stored figures don’t match the times when the invoices were stored</source>
        <translation>die gespeicherten Zahlen passen nicht zu den Zeiten, zu denen die Rechnungen gespeichert wurden</translation>
    </message>
    <message>
        <source>%1: figures have %2 invoices shown, total %3; the rows have %4, %5</source>
        <translation>%1: in den Zahlen %2 Rechnungen angezeigt, gesamt %3; in den Zeilen %4, %5</translation>
    </message>
    <message>
        <source>Per-minute figures cover 1 to %1 minutes</source>
        <translation>Zahlen pro Minute umfassen 1 bis %1 Minuten</translation>
    </message>
    <message>
        <source>A breakdown has 1 to %1 entries</source>
        <translation>Eine Aufschlüsselung hat 1 bis %1 Einträge</translation>
    </message>
    <message>
        <source>The figures for minute %1 (%2) in the ledger aren’t valid</source>
        <translation>Die Zahlen für Minute %1 (%2) im Rechnungsbuch sind ungültig</translation>
    </message>
    <message>
        <source>The ledger has totals by &quot;%1&quot;, which Billow doesn’t know</source>
        <translation>Das Rechnungsbuch enthält Summen nach „%1“, was Billow nicht kennt</translation>
    </message>
    <message>
        <source>The ledger is damaged: table rollup_state is empty. Restore a backup.</source>
        <translation>Das Rechnungsbuch ist beschädigt: Die Tabelle rollup_state ist leer. Eine Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>%1 is out of order: a higher number comes before it</source>
        <translation>%1 ist nicht in der richtigen Reihenfolge: eine höhere Nummer steht davor</translation>
    </message>
    <message>
        <source>The ledger has invoices in &quot;%1&quot;, a currency that Billow doesn’t know</source>
        <translation>Das Rechnungsbuch enthält Rechnungen in „%1“, einer Währung, die Billow nicht kennt</translation>
    </message>
    <message>
        <source>Invoice %1 in the ledger has &quot;%2&quot; as its %3, which Billow doesn’t know</source>
        <translation>Rechnung %1 im Rechnungsbuch hat „%2“ als %3, was Billow nicht kennt</translation>
    </message>
    <message>
        <source>The running totals for &quot;%1&quot; in the ledger aren’t valid numbers</source>
        <translation>Die laufenden Summen für „%1“ im Rechnungsbuch sind keine gültigen Zahlen</translation>
    </message>
    <message>
        <source>%1: ledger %2; invoices %3</source>
        <translation>%1: Rechnungsbuch %2; Rechnungen %3</translation>
    </message>
    <message>
        <source>number %1 follows number %2</source>
        <translation>Nummer %1 folgt auf Nummer %2</translation>
    </message>
    <message>
        <source>Running totals of stored invoices match the rows</source>
        <translation>Die laufenden Summen der gespeicherten Rechnungen stimmen mit den Zeilen überein</translation>
    </message>
    <message>
        <source>Running totals of shown invoices match the rows</source>
        <translation>Die laufenden Summen der angezeigten Rechnungen stimmen mit den Zeilen überein</translation>
    </message>
    <message>
        <source>Some invoices couldn’t be read</source>
        <translation>Einige Rechnungen konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>Every row is a readable invoice</source>
        <translation>Jede Zeile ist eine lesbare Rechnung</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 Zeile</numerusform>
            <numerusform>%1 Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows, but the ledger’s count is %2</source>
        <translation>
            <numerusform>%1 Zeile, aber das Rechnungsbuch sagt %2</numerusform>
            <numerusform>%1 Zeilen, aber das Rechnungsbuch sagt %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Sequence numbers have no gap and no duplicate</source>
        <translation>Die laufenden Nummern haben keine Lücke und keine Dublette</translation>
    </message>
    <message>
        <source>1 to %1</source>
        <translation>1 bis %1</translation>
    </message>
    <message>
        <source>%1 are wrong; first: %2</source>
        <translation>%1 sind falsch; zuerst: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices</source>
        <translation>
            <numerusform>%1 Rechnung</numerusform>
            <numerusform>%1 Rechnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 invoices in %2 currencies</source>
        <translation>Rechnungen: %1; Währungen: %2</translation>
    </message>
    <message>
        <source>The cursor is within range</source>
        <translation>Der Zeiger ist im gültigen Bereich</translation>
    </message>
    <message>
        <source>cursor %1 of %2</source>
        <translation>Zeiger %1 von %2</translation>
    </message>
    <message>
        <source>the run generated %1 invoices, but only %2 are stored</source>
        <translation>der Lauf hat %1 Rechnungen erzeugt, aber nur %2 sind gespeichert</translation>
    </message>
    <message>
        <source>the run generated %1 invoices of %2</source>
        <translation>der Lauf hat %1 Rechnungen von %2 erzeugt</translation>
    </message>
    <message>
        <source>the generator would reuse invoice numbers</source>
        <translation>der Generator würde Rechnungsnummern noch einmal vergeben</translation>
    </message>
    <message>
        <source>Every generated invoice is stored, with numbers without a gap</source>
        <translation>Jede erzeugte Rechnung ist gespeichert, mit lückenlosen Nummern</translation>
    </message>
    <message>
        <source>%1 generated in run %2, %3 in all</source>
        <translation>%1 erzeugt in Lauf %2, insgesamt %3</translation>
    </message>
    <message>
        <source>%1 real invoices</source>
        <translation>%1 echte Rechnungen</translation>
    </message>
    <message>
        <source>%1, but the ledger’s count is %2</source>
        <translation>%1, aber im Rechnungsbuch sind %2 gezählt</translation>
    </message>
    <message>
        <source>The count of real invoices matches the rows</source>
        <translation>Die Zahl der echten Rechnungen stimmt mit den Zeilen überein</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has a host. Write sqlite:/path/to/file.db</source>
        <translation>„%1“ enthält einen Rechnernamen. sqlite:/path/to/file.db schreiben</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has parameters. Write only sqlite: and a path.</source>
        <translation>„%1“ enthält Parameter. Nur sqlite: und einen Pfad schreiben.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no file name. Write sqlite:/path/to/file.db</source>
        <translation>„%1“ enthält keinen Dateinamen. sqlite:/path/to/file.db schreiben</translation>
    </message>
    <message>
        <source>The PostgreSQL URL isn’t valid. Write @ and / in the password as %40 and %2F</source>
        <translation>Die PostgreSQL-URL ist ungültig. @ und / im Passwort als %40 und %2F schreiben</translation>
    </message>
    <message>
        <source>The PostgreSQL URL isn’t valid (%1)</source>
        <translation>Die PostgreSQL-URL ist ungültig (%1)</translation>
    </message>
    <message>
        <source>The port in the PostgreSQL URL must be a number from 1 to 65535</source>
        <translation>Der Port in der PostgreSQL-URL muss eine Zahl von 1 bis 65535 sein</translation>
    </message>
    <message>
        <source>The database URL must start with sqlite: or postgresql://</source>
        <translation>Die Datenbank-URL muss mit sqlite: oder postgresql:// beginnen</translation>
    </message>
    <message>
        <source>At most %1 invoices can be read at a time</source>
        <translation>Höchstens %1 Rechnungen können auf einmal gelesen werden</translation>
    </message>
    <message>
        <source>Every document is stored once</source>
        <translation>Jedes Dokument ist nur einmal gespeichert</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 are stored more than once</source>
        <translation>%1 sind mehrfach gespeichert</translation>
    </message>
    <message>
        <source>The database’s own integrity check passed</source>
        <translation>Die Integritätsprüfung der Datenbank wurde bestanden</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>The schema matches this version of Billow</source>
        <translation>Das Schema passt zu dieser Version von Billow</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>The newest invoice in the ledger should be number %1, but isn’t. Run billowd verify to find out why.</source>
        <translation>Die neueste Rechnung im Rechnungsbuch müsste Nummer %1 sein, ist es aber nicht. Den Grund zeigt billowd verify.</translation>
    </message>
    <message>
        <source>Invoices between %1 and %2 are missing from the ledger. Run billowd verify to find out which.</source>
        <translation>Rechnungen zwischen %1 und %2 fehlen im Rechnungsbuch. Welche, zeigt billowd verify.</translation>
    </message>
    <message>
        <source>The ledger has schema version %1, but this version of Billow supports only up to version %2. Use a newer Billow.</source>
        <translation>Das Rechnungsbuch hat die Schemaversion %1, aber diese Version von Billow unterstützt nur bis Version %2. Ein neueres Billow benutzen.</translation>
    </message>
    <message>
        <source>There is no ledger here yet. Billow creates it when it first writes to it.</source>
        <translation>Hier gibt es noch kein Rechnungsbuch. Billow legt es an, wenn es zum ersten Mal hineinschreibt.</translation>
    </message>
    <message>
        <source>The ledger has schema version %1, but this program needs version %2. Run billowd migrate to upgrade it.</source>
        <translation>Das Rechnungsbuch hat die Schemaversion %1, aber dieses Programm braucht Version %2. Mit billowd migrate aktualisieren.</translation>
    </message>
    <message>
        <source>The PostgreSQL server has version %1; Billow needs 13 or newer</source>
        <translation>Der PostgreSQL-Server hat Version %1; Billow braucht 13 oder neuer</translation>
    </message>
    <message>
        <source>The PostgreSQL database has the encoding %1. Billow needs one created with ENCODING &apos;UTF8&apos;</source>
        <translation>Die PostgreSQL-Datenbank hat die Kodierung %1. Billow braucht eine, die mit ENCODING &apos;UTF8&apos; angelegt wurde</translation>
    </message>
    <message>
        <source>The PostgreSQL connection has no schema for the ledger. Check its search_path.</source>
        <translation>Die PostgreSQL-Verbindung hat kein Schema für das Rechnungsbuch. Ihren search_path prüfen.</translation>
    </message>
    <message>
        <source>The PostgreSQL database already has tables from another program (%1). Use another database or schema.</source>
        <translation>Die PostgreSQL-Datenbank enthält bereits Tabellen eines anderen Programms (%1). Eine andere Datenbank oder ein anderes Schema benutzen.</translation>
    </message>
    <message>
        <source>Can’t reach PostgreSQL: %1</source>
        <translation>PostgreSQL ist nicht erreichbar: %1</translation>
    </message>
    <message>
        <source>PostgreSQL refused a statement (%1%2)</source>
        <translation>PostgreSQL hat eine Anweisung abgelehnt (%1%2)</translation>
    </message>
    <message>
        <source>The connection to PostgreSQL was lost (%1)</source>
        <translation>Die Verbindung zu PostgreSQL ging verloren (%1)</translation>
    </message>
    <message>
        <source>The PostgreSQL server isn’t responding</source>
        <translation>Der PostgreSQL-Server antwortet nicht</translation>
    </message>
    <message>
        <source>The call to PostgreSQL was interrupted</source>
        <translation>Der Aufruf an PostgreSQL wurde unterbrochen</translation>
    </message>
    <message>
        <source>The host name %1 isn’t known. Check its spelling.</source>
        <translation>Der Rechnername %1 ist nicht bekannt. Die Schreibweise prüfen.</translation>
    </message>
    <message>
        <source>Can’t connect to %1. Check that PostgreSQL is running there and that the port is correct.</source>
        <translation>Verbindung zu %1 nicht möglich. Prüfen, ob PostgreSQL dort läuft und der Port stimmt.</translation>
    </message>
    <message>
        <source>The socket %1 doesn’t exist. Check that PostgreSQL is running on this computer.</source>
        <translation>Der Socket %1 existiert nicht. Prüfen, ob PostgreSQL auf diesem Rechner läuft.</translation>
    </message>
    <message>
        <source>Can’t connect to the socket %1. Check that PostgreSQL is running and that this account may use it.</source>
        <translation>Verbindung zum Socket %1 nicht möglich. Prüfen, ob PostgreSQL läuft und dieses Konto den Socket benutzen darf.</translation>
    </message>
    <message>
        <source>Can’t reach the server over the network (%1)</source>
        <translation>Der Server ist über das Netz nicht erreichbar (%1)</translation>
    </message>
    <message>
        <source>The password for the user %1 was refused</source>
        <translation>Das Passwort für den Benutzer %1 wurde abgelehnt</translation>
    </message>
    <message>
        <source>The server needs a password, and the URL has none</source>
        <translation>Der Server braucht ein Passwort, und die URL enthält keines</translation>
    </message>
    <message>
        <source>On its socket, the server accepts the user %1 only from the system account with that name. Use a host and a password instead.</source>
        <translation>Über den Socket ist der Benutzer %1 nur mit dem gleichnamigen Systemkonto zugelassen. Stattdessen Rechnernamen und Passwort angeben.</translation>
    </message>
    <message>
        <source>There is no user %1 on this server</source>
        <translation>Auf diesem Server gibt es keinen Benutzer %1</translation>
    </message>
    <message>
        <source>There is no database %1 on this server. Create it with createdb %1</source>
        <translation>Auf diesem Server gibt es keine Datenbank %1. Mit createdb %1 anlegen</translation>
    </message>
    <message>
        <source>This user may not connect to the database %1</source>
        <translation>Dieser Benutzer darf sich nicht mit der Datenbank %1 verbinden</translation>
    </message>
    <message>
        <source>The server doesn’t accept unencrypted connections from this computer (%1). Try ?sslmode=require, or ask its administrator.</source>
        <translation>Unverschlüsselte Verbindungen von diesem Rechner sind auf dem Server nicht zugelassen (%1). ?sslmode=require versuchen oder beim Administrator nachfragen.</translation>
    </message>
    <message>
        <source>The server doesn’t accept connections from this computer (%1). Ask its administrator to allow them.</source>
        <translation>Verbindungen von diesem Rechner sind auf dem Server nicht zugelassen (%1). Den Administrator bitten, sie zu erlauben.</translation>
    </message>
    <message>
        <source>The URL requires an encrypted connection, which the server doesn’t offer</source>
        <translation>Die URL setzt eine verschlüsselte Verbindung voraus, die der Server nicht anbietet</translation>
    </message>
    <message>
        <source>The server’s certificate was refused (%1)</source>
        <translation>Das Zertifikat des Servers wurde abgelehnt (%1)</translation>
    </message>
    <message>
        <source>The server has no free connections at the moment (%1)</source>
        <translation>Der Server hat im Augenblick keine Verbindung frei (%1)</translation>
    </message>
    <message>
        <source>The server is %1. Try again in a moment.</source>
        <translation>Zustand des Servers: %1. Gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The server there isn’t PostgreSQL</source>
        <translation>Der Server dort ist nicht PostgreSQL</translation>
    </message>
    <message>
        <source>The server closed the connection immediately. Check that it is PostgreSQL.</source>
        <translation>Der Server hat die Verbindung sofort geschlossen. Prüfen, ob es PostgreSQL ist.</translation>
    </message>
    <message>
        <source>the server&apos;s own host</source>
        <translation>dem Rechner des Servers selbst</translation>
    </message>
    <message>
        <source>%1 (process %2 on %3)</source>
        <translation>%1 (Prozess %2 auf %3)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; (on %2, server process %3)</source>
        <translation>„%1“ (auf %2, Serverprozess %3)</translation>
    </message>
    <message>
        <source>Another program has just opened the ledger</source>
        <translation>Ein anderes Programm hat das Rechnungsbuch gerade geöffnet</translation>
    </message>
    <message>
        <source>An earlier connection from this program is still closing. Try again in a moment.</source>
        <translation>Eine frühere Verbindung dieses Programms wird noch geschlossen. Gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The ledger is in use by %1</source>
        <translation>Das Rechnungsbuch wird von %1 benutzt</translation>
    </message>
    <message>
        <source>The search was cancelled</source>
        <translation>Die Suche wurde abgebrochen</translation>
    </message>
    <message>
        <source>The search took too long. Narrow it, for example by date or currency.</source>
        <translation>Die Suche hat zu lange gedauert. Enger fassen, zum Beispiel nach Datum oder Währung.</translation>
    </message>
    <message>
        <source>Can’t create the folder %1 for the ledger</source>
        <translation>Der Ordner %1 für das Rechnungsbuch kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>%1 is another program’s SQLite database, not a Billow ledger</source>
        <translation>%1 ist eine SQLite-Datenbank eines anderen Programms, kein Rechnungsbuch von Billow</translation>
    </message>
    <message>
        <source>%1 was a Billow ledger, but its tables are missing. Restore a backup.</source>
        <translation>%1 war ein Rechnungsbuch von Billow, aber die Tabellen fehlen. Eine Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>The ledger %1 is damaged: table stream_state is empty. Restore a backup.</source>
        <translation>Das Rechnungsbuch %1 ist beschädigt: Die Tabelle stream_state ist leer. Eine Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>There is no ledger at %1</source>
        <translation>Unter %1 gibt es kein Rechnungsbuch</translation>
    </message>
    <message>
        <source>%1 is a folder, not a ledger</source>
        <translation>%1 ist ein Ordner, kein Rechnungsbuch</translation>
    </message>
    <message>
        <source>%1 isn’t a SQLite database</source>
        <translation>%1 ist keine SQLite-Datenbank</translation>
    </message>
    <message>
        <source>The ledger %1 is damaged (%2)</source>
        <translation>Das Rechnungsbuch %1 ist beschädigt (%2)</translation>
    </message>
    <message>
        <source>There is no space left for the ledger %1 (%2)</source>
        <translation>Für das Rechnungsbuch %1 ist kein Platz mehr (%2)</translation>
    </message>
    <message>
        <source>Another program has locked the ledger %1 (%2)</source>
        <translation>Ein anderes Programm hat das Rechnungsbuch %1 gesperrt (%2)</translation>
    </message>
    <message>
        <source>Billow can’t write to the ledger %1 or its folder; reading needs that too (%2)</source>
        <translation>Billow kann nicht in das Rechnungsbuch %1 oder dessen Ordner schreiben; das ist auch zum Lesen nötig (%2)</translation>
    </message>
    <message>
        <source>Can’t open the ledger %1. Check that the file and its folder are readable and writable (%2).</source>
        <translation>Das Rechnungsbuch %1 kann nicht geöffnet werden. Prüfen, ob Datei und Ordner lesbar und beschreibbar sind (%2).</translation>
    </message>
    <message>
        <source>Can’t read or write the ledger %1 (%2)</source>
        <translation>Das Rechnungsbuch %1 kann nicht gelesen oder geschrieben werden (%2)</translation>
    </message>
    <message>
        <source>SQLite refused a statement on %1 (%2)</source>
        <translation>SQLite hat eine Anweisung an %1 abgelehnt (%2)</translation>
    </message>
    <message>
        <source>The ledger %1 is being opened by another program</source>
        <translation>Das Rechnungsbuch %1 wird gerade von einem anderen Programm geöffnet</translation>
    </message>
    <message>
        <source>; if that program is no longer running, delete %1</source>
        <translation>; läuft dieses Programm nicht mehr, %1 löschen</translation>
    </message>
    <message>
        <source>Can’t write the lock file %1. Check that its folder is writable.</source>
        <translation>Die Sperrdatei %1 kann nicht geschrieben werden. Prüfen, ob der Ordner beschreibbar ist.</translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation>Vorgabe: %1.</translation>
    </message>
    <message>
        <source>Environment: %1.</source>
        <translation>Umgebung: %1.</translation>
    </message>
    <message>
        <source>The configuration file. Default: $XDG_CONFIG_HOME/billow/billow.conf, or else /etc/billow/billow.conf.</source>
        <translation>Die Konfigurationsdatei. Vorgabe: $XDG_CONFIG_HOME/billow/billow.conf, sonst /etc/billow/billow.conf.</translation>
    </message>
    <message>
        <source>this value can’t be saved in a configuration file: it has a line break, or a quotation mark together with a space or a # that would start a comment</source>
        <translation>dieser Wert kann nicht in einer Konfigurationsdatei gespeichert werden: er enthält einen Zeilenumbruch oder ein Anführungszeichen zusammen mit einem Leerzeichen oder einem #, das einen Kommentar beginnen würde</translation>
    </message>
    <message>
        <source>couldn’t read the changed configuration file: %1</source>
        <translation>die geänderte Konfigurationsdatei konnte nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>%1 can’t be saved in the configuration file</source>
        <translation>%1 kann nicht in der Konfigurationsdatei gespeichert werden</translation>
    </message>
    <message>
        <source>write a group as [name], in lower case</source>
        <translation>eine Gruppe als [name] schreiben, in Kleinbuchstaben</translation>
    </message>
    <message>
        <source>write a setting as name = value, with the name in lower case</source>
        <translation>eine Einstellung als name = wert schreiben, den Namen in Kleinbuchstaben</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is before the first [group]</source>
        <translation>„%1“ steht vor der ersten [Gruppe]</translation>
    </message>
    <message>
        <source>%1 is already set in line %2</source>
        <translation>%1 ist schon in Zeile %2 gesetzt</translation>
    </message>
    <message>
        <source>%1: the closing quotation mark is missing</source>
        <translation>%1: das schließende Anführungszeichen fehlt</translation>
    </message>
    <message>
        <source>%1: there is text after the closing quotation mark</source>
        <translation>%1: nach dem schließenden Anführungszeichen folgt noch Text</translation>
    </message>
    <message>
        <source>%1:%2: the text isn’t UTF-8</source>
        <translation>%1:%2: der Text ist nicht UTF-8</translation>
    </message>
    <message>
        <source>%1 is larger than 1 MB, too large for a configuration file</source>
        <translation>%1 ist größer als 1&#xa0;MB und damit zu groß für eine Konfigurationsdatei</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>eine Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>eines von %1</translation>
    </message>
    <message>
        <source>a URL that starts with %1</source>
        <translation>eine URL, die mit %1 beginnt</translation>
    </message>
    <message>
        <source>a comma-separated list of origins, for example https://shop.example:8443</source>
        <translation>eine durch Kommas getrennte Liste von Ursprüngen, zum Beispiel https://shop.example:8443</translation>
    </message>
    <message>
        <source>a text of at least %1 characters</source>
        <translation>ein Text von mindestens %1 Zeichen</translation>
    </message>
    <message>
        <source>any text</source>
        <translation>ein beliebiger Text</translation>
    </message>
    <message>
        <source>the value is empty; it must be %1</source>
        <translation>der Wert ist leer; gebraucht wird %1</translation>
    </message>
    <message>
        <source>the value isn’t %1</source>
        <translation>der Wert ist ungültig; nötig ist %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t %2</source>
        <translation>„%1“ ist ungültig; nötig ist %2</translation>
    </message>
    <message>
        <source>%1:%2: there is no setting %3; did you mean %4 in [%5]?</source>
        <translation>%1:%2: es gibt keine Einstellung %3; ist %4 in [%5] gemeint?</translation>
    </message>
    <message>
        <source>the default of %1: %2</source>
        <translation>die Vorgabe von %1: %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t a whole number of seconds</source>
        <translation>„%1“ ist keine ganze Zahl von Sekunden</translation>
    </message>
    <message>
        <source>%1 and %2 are the same setting in two units. Set only one of them.</source>
        <translation>%1 und %2 sind dieselbe Einstellung in zwei Einheiten. Nur eine davon setzen.</translation>
    </message>
    <message>
        <source>Settings can be given on the command line of both programs, in the environment and in the configuration file, in this order of precedence. The file is the one given with --config, or $XDG_CONFIG_HOME/billow/billow.conf (usually ~/.config/billow/billow.conf), or /etc/billow/billow.conf. It is an INI file:</source>
        <translation>Einstellungen können in der Befehlszeile beider Programme, in der Umgebung und in der Konfigurationsdatei angegeben werden; in dieser Reihenfolge haben sie Vorrang. Die Datei ist die mit --config angegebene oder $XDG_CONFIG_HOME/billow/billow.conf (meist ~/.config/billow/billow.conf) oder /etc/billow/billow.conf. Sie ist eine INI-Datei:</translation>
    </message>
    <message>
        <source>$XDG_DATA_HOME defaults to ~/.local/share and $XDG_STATE_HOME to ~/.local/state. An empty environment variable counts as not set, unless an empty value has a meaning.</source>
        <translation>Vorgabe für $XDG_DATA_HOME ist ~/.local/share, für $XDG_STATE_HOME ~/.local/state. Eine leere Umgebungsvariable gilt als nicht gesetzt, außer wenn ein leerer Wert eine Bedeutung hat.</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>see %1</source>
        <translation>siehe %1</translation>
    </message>
    <message>
        <source>Can be changed while Billow runs.</source>
        <translation>Kann im Betrieb geändert werden.</translation>
    </message>
    <message>
        <source>Secret: never shown or logged.</source>
        <translation>Geheim: wird nie gezeigt oder protokolliert.</translation>
    </message>
    <message>
        <source>Default: %1. Allowed: %2.</source>
        <translation>Vorgabe: %1. Erlaubt: %2.</translation>
    </message>
    <message>
        <source>SETTINGS</source>
        <translation>EINSTELLUNGEN</translation>
    </message>
    <message>
        <source>Couldn’t save the settings to %1: %2</source>
        <translation>Die Einstellungen konnten nicht in %1 gespeichert werden: %2</translation>
    </message>
    <message>
        <source>can’t create the folder %1</source>
        <translation>der Ordner %1 kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>Language of the window and the command line: English, German, French, Portuguese or Afrikaans. Empty: the system’s language; English for billowd serve.</source>
        <translation>Sprache von Fenster und Befehlszeile: Englisch, Deutsch, Französisch, Portugiesisch oder Afrikaans. Leer: die Sprache des Systems; Englisch für billowd serve.</translation>
    </message>
    <message>
        <source>Where the ledger is: sqlite:/path/to/file.db, or any libpq URL such as postgresql://user:password@host/database.</source>
        <translation>Ort des Rechnungsbuchs: sqlite:/path/to/file.db oder eine beliebige libpq-URL wie postgresql://user:password@host/database.</translation>
    </message>
    <message>
        <source>Redis server that caches totals and recent invoices, for example redis://:password@localhost:6379/0. Optional: leave empty to run without a cache.</source>
        <translation>Redis-Server, der Summen und neueste Rechnungen zwischenspeichert, zum Beispiel redis://:password@localhost:6379/0. Optional: leer lassen, um ohne Cache zu arbeiten.</translation>
    </message>
    <message>
        <source>Address of the web server: localhost, an address of this computer, or 0.0.0.0 for all of them. Addresses other than localhost need an access token (http.secret_key_base).</source>
        <translation>Adresse des Webservers: localhost, eine Adresse dieses Rechners oder 0.0.0.0 für alle. Andere Adressen als localhost brauchen ein Zugriffstoken (http.secret_key_base).</translation>
    </message>
    <message>
        <source>Port of the web server. 0 = any free port.</source>
        <translation>Port des Webservers. 0 = irgendein freier Port.</translation>
    </message>
    <message>
        <source>Web sites that may use the API in addition to Billow’s own page. Empty = none.</source>
        <translation>Websites, die zusätzlich zu Billows eigener Seite die API benutzen dürfen. Leer = keine.</translation>
    </message>
    <message>
        <source>Demo invoices per second. 0 = unlimited.</source>
        <translation>Demo-Rechnungen pro Sekunde. 0 = unbegrenzt.</translation>
    </message>
    <message>
        <source>Demo invoices shown per second. 0 = unlimited.</source>
        <translation>Angezeigte Demo-Rechnungen pro Sekunde. 0 = unbegrenzt.</translation>
    </message>
    <message>
        <source>Run length in seconds. 0 = until you stop it.</source>
        <translation>Laufdauer in Sekunden. 0 = bis zum Stoppen.</translation>
    </message>
    <message>
        <source>Seed of the demo generator. The same seed generates the same invoices. 0 = a new one for each run.</source>
        <translation>Startwert des Demo-Generators. Derselbe Startwert erzeugt dieselben Rechnungen. 0 = ein neuer für jeden Lauf.</translation>
    </message>
    <message>
        <source>generation.per_second as the time between two invoices: 200 = 5 per second.</source>
        <translation>generation.per_second als Zeit zwischen zwei Rechnungen: 200 = 5 pro Sekunde.</translation>
    </message>
    <message>
        <source>display.per_second as the time between two invoices: 500 = 2 per second.</source>
        <translation>display.per_second als Zeit zwischen zwei Rechnungen: 500 = 2 pro Sekunde.</translation>
    </message>
    <message>
        <source>run.seconds in minutes.</source>
        <translation>run.seconds in Minuten.</translation>
    </message>
    <message>
        <source>Lowest level to record.</source>
        <translation>Niedrigste Stufe, die protokolliert wird.</translation>
    </message>
    <message>
        <source>Format of the log: text, or one JSON object per line for programs.</source>
        <translation>Format des Protokolls: Text oder ein JSON-Objekt je Zeile für Programme.</translation>
    </message>
    <message>
        <source>Log file, in addition to standard error. Empty = no file.</source>
        <translation>Protokolldatei, zusätzlich zur Standardfehlerausgabe. Leer = keine Datei.</translation>
    </message>
    <message>
        <source>Largest size of a log file. Then a new one is started.</source>
        <translation>Maximale Größe einer Protokolldatei. Danach wird eine neue begonnen.</translation>
    </message>
    <message>
        <source>Log files to keep, including the newest.</source>
        <translation>Zahl der aufbewahrten Protokolldateien, einschließlich der neuesten.</translation>
    </message>
    <message>
        <source>Per-category levels, as Qt logging rules separated by semicolons: billow.ledger.debug=true;billow.cache.info=false.</source>
        <translation>Stufen je Kategorie, als Protokollregeln von Qt, durch Semikolons getrennt: billow.ledger.debug=true;billow.cache.info=false.</translation>
    </message>
    <message>
        <source>Generation is already running</source>
        <translation>Die Erzeugung läuft bereits</translation>
    </message>
    <message>
        <source>The backlog of the last run is still being shown</source>
        <translation>Wartende Rechnungen des letzten Laufs werden noch angezeigt</translation>
    </message>
    <message>
        <source>Generation started</source>
        <translation>Die Erzeugung wurde gestartet</translation>
    </message>
    <message>
        <source>Generation is already stopped</source>
        <translation>Die Erzeugung ist bereits gestoppt</translation>
    </message>
    <message>
        <source>Generation is already stopping</source>
        <translation>Die Erzeugung wird bereits gestoppt</translation>
    </message>
    <message>
        <source>All invoices were deleted</source>
        <translation>Alle Rechnungen wurden gelöscht</translation>
    </message>
    <message>
        <source>The ledger has real invoices, which were imported or received. Confirm that they should be deleted.</source>
        <translation>Das Rechnungsbuch enthält echte Rechnungen, die importiert oder empfangen wurden. Bestätigen, dass sie gelöscht werden sollen.</translation>
    </message>
    <message>
        <source>Rates changed</source>
        <translation>Die Raten wurden geändert</translation>
    </message>
    <message>
        <source>The ledger was unavailable for a moment. Try again.</source>
        <translation>Das Rechnungsbuch war kurz nicht verfügbar. Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The ledger is unavailable: %1</source>
        <translation>Das Rechnungsbuch ist nicht verfügbar: %1</translation>
    </message>
    <message>
        <source>The ledger is being opened. Try again.</source>
        <translation>Das Rechnungsbuch wird gerade geöffnet. Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>source can’t be &quot;demo&quot;, which is for demo invoices</source>
        <translation>source darf nicht „demo“ sein; dieser Wert ist für Demo-Rechnungen</translation>
    </message>
    <message>
        <source>Too many invoices are queued. Try again in a moment.</source>
        <translation>Zu viele Rechnungen sind in der Warteschlange. Gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The ledger is being opened. Try again in a moment.</source>
        <translation>Das Rechnungsbuch wird gerade geöffnet. Gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The ledger didn’t answer in time. Try again.</source>
        <translation>Das Rechnungsbuch hat nicht rechtzeitig geantwortet. Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 isn’t an address of this computer. Use one of its addresses, or 0.0.0.0 for all.</source>
        <translation>%1 ist keine Adresse dieses Rechners. Eine seiner Adressen benutzen oder 0.0.0.0 für alle.</translation>
    </message>
    <message>
        <source>another program uses it</source>
        <translation>ein anderes Programm benutzt ihn</translation>
    </message>
    <message>
        <source>Can’t use port %1 of %2: %3</source>
        <translation>Port %1 von %2 kann nicht benutzt werden: %3</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>SYNOPSIS</source>
        <translation>ÜBERSICHT</translation>
    </message>
    <message>
        <source>OPTION</source>
        <translation>OPTION</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>DATEI</translation>
    </message>
    <message>
        <source>DESCRIPTION</source>
        <translation>BESCHREIBUNG</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>OPTIONEN</translation>
    </message>
    <message>
        <source>Starts a run as soon as the ledger is open.</source>
        <translation>Startet einen Lauf, sobald das Rechnungsbuch offen ist.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Zeigt diese Hilfe.</translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation>Zeigt die Version.</translation>
    </message>
    <message>
        <source>success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>an error, with a message that explains it</source>
        <translation>ein Fehler, mit einer Meldung, die ihn erklärt</translation>
    </message>
    <message>
        <source>a wrong option or setting</source>
        <translation>eine falsche Option oder Einstellung</translation>
    </message>
    <message>
        <source>an internal error: the engine stopped</source>
        <translation>ein interner Fehler: die Engine wurde gestoppt</translation>
    </message>
    <message>
        <source>another program is using the ledger</source>
        <translation>ein anderes Programm benutzt das Rechnungsbuch</translation>
    </message>
    <message>
        <source>EXIT STATUS</source>
        <translation>RÜCKGABEWERT</translation>
    </message>
    <message>
        <source>a live stream of invoices, without a window</source>
        <translation>ein Live-Strom von Rechnungen, ohne Fenster</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>BEFEHL</translation>
    </message>
    <message>
        <source>ARGUMENT</source>
        <translation>ARGUMENT</translation>
    </message>
    <message>
        <source>COMMANDS</source>
        <translation>BEFEHLE</translation>
    </message>
    <message>
        <source>EXAMPLES</source>
        <translation>BEISPIELE</translation>
    </message>
    <message>
        <source>Starts a run of five invoices per second for five minutes.</source>
        <translation>Startet einen Lauf von fünf Rechnungen pro Sekunde über fünf Minuten.</translation>
    </message>
    <message>
        <source>As fast as the database allows, for 20 seconds.</source>
        <translation>So schnell die Datenbank erlaubt, 20 Sekunden lang.</translation>
    </message>
    <message>
        <source>Stores the invoices in a file.</source>
        <translation>Speichert die Rechnungen aus einer Datei.</translation>
    </message>
    <message>
        <source>Verifies the ledger and prints the result as JSON.</source>
        <translation>Prüft das Rechnungsbuch und gibt das Ergebnis als JSON aus.</translation>
    </message>
    <message>
        <source>The profile could not be written to %1: %2</source>
        <translation>Das Profil konnte nicht nach %1 geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Profile saved as %1</source>
        <translation>Profil als %1 gespeichert</translation>
    </message>
    <message>
        <source>%1 is read like this:</source>
        <translation>%1 wird so gelesen:</translation>
    </message>
    <message>
        <source>Nothing was stored, because --strict takes all or nothing</source>
        <translation>Es wurde nichts gespeichert, weil --strict alles oder nichts nimmt</translation>
    </message>
    <message>
        <source>Nothing was stored: %1</source>
        <translation>Es wurde nichts gespeichert: %1</translation>
    </message>
    <message>
        <source>import needs at least one FILE; see billowd import --help</source>
        <translation>import braucht mindestens eine DATEI; siehe billowd import --help</translation>
    </message>
    <message>
        <source>Fields: %1; for line items %2. Of subtotal, VAT, VAT rate and total as many as there are; the others are computed, and what is given has to agree.</source>
        <translation>Felder: %1; für Positionen %2. Von Nettobetrag, USt, Steuersatz und Gesamtbetrag so viele, wie es gibt; die übrigen werden errechnet, und was angegeben ist, muss stimmen.</translation>
    </message>
    <message>
        <source>Stores the invoices of CSV files in the ledger.</source>
        <translation>Speichert die Rechnungen aus CSV-Dateien im Rechnungsbuch.</translation>
    </message>
    <message>
        <source>All or nothing: one rejected row, and nothing is stored.</source>
        <translation>Alles oder nichts: eine abgelehnte Zeile, und nichts wird gespeichert.</translation>
    </message>
    <message>
        <source>Reads and checks, and stores nothing.</source>
        <translation>Liest und prüft und speichert nichts.</translation>
    </message>
    <message>
        <source>Prints the report as JSON.</source>
        <translation>Gibt den Bericht als JSON aus.</translation>
    </message>
    <message>
        <source>%1; see billowd %2 --help</source>
        <translation>%1; siehe billowd %2 --help</translation>
    </message>
    <message>
        <source>%1 takes no arguments, but got %2</source>
        <translation>%1 hat keine Argumente, angegeben wurde aber %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t a command; see billowd --help</source>
        <translation>„%1“ ist kein Befehl; siehe billowd --help</translation>
    </message>
    <message numerus="yes">
        <source>The ledger %1 is up to date. It has %2 invoices.</source>
        <translation>
            <numerusform>Das Rechnungsbuch %1 hat das Schema, das dieses Programm benutzt; es enthält %2 Rechnung.</numerusform>
            <numerusform>Das Rechnungsbuch %1 hat das Schema, das dieses Programm benutzt; es enthält %2 Rechnungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 MB</source>
        <translation>%1 von %2&#xa0;MB</translation>
    </message>
    <message>
        <source>Runs the engine without a window until SIGTERM or SIGINT.</source>
        <translation>Betreibt die Engine ohne Fenster, bis SIGTERM oder SIGINT eintrifft.</translation>
    </message>
    <message>
        <source>Opens the ledger, shows the waiting invoices, and logs to standard error and the log file. If the database is unavailable, it retries. If another program is using the ledger, it exits with status 75.</source>
        <translation>Öffnet das Rechnungsbuch, zeigt die wartenden Rechnungen an und protokolliert auf der Standardfehlerausgabe und in der Protokolldatei. Ist die Datenbank nicht verfügbar, wird es erneut versucht. Benutzt ein anderes Programm das Rechnungsbuch, endet billowd mit Status 75.</translation>
    </message>
    <message>
        <source>The API and the dashboard are at http://localhost:4000 unless you change http.host and http.port. It reports to systemd when it is ready, and what it is waiting for.</source>
        <translation>API und Web-Übersicht sind unter http://localhost:4000, solange http.host und http.port nicht geändert werden. An systemd wird gemeldet, wann das Programm bereit ist und worauf es wartet.</translation>
    </message>
    <message>
        <source>Stops within four seconds, after answering open requests. Stored invoices are safe, even after a kill -9 or a power cut.</source>
        <translation>Endet innerhalb von vier Sekunden, nachdem offene Anfragen beantwortet sind. Gespeicherte Rechnungen sind sicher, auch nach kill -9 oder einem Stromausfall.</translation>
    </message>
    <message>
        <source>Starts a run of the demo generator as soon as the ledger is open.</source>
        <translation>Startet einen Lauf des Demo-Generators, sobald das Rechnungsbuch offen ist.</translation>
    </message>
    <message numerus="yes">
        <source>Ledger %1: %2 invoices stored, %3 shown</source>
        <translation>
            <numerusform>Rechnungsbuch %1: %2 Rechnung gespeichert, %3 angezeigt</numerusform>
            <numerusform>Rechnungsbuch %1: %2 Rechnungen gespeichert, %3 angezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>All checks passed.</source>
        <translation>Alle Prüfungen bestanden.</translation>
    </message>
    <message>
        <source>The ledger is damaged: see above.</source>
        <translation>Das Rechnungsbuch ist beschädigt: siehe oben.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 rows</source>
        <translation>
            <numerusform>%1 von %2 Zeile</numerusform>
            <numerusform>%1 von %2 Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Recomputes every rule and total of the ledger from its rows.</source>
        <translation>Berechnet jede Regel und Summe des Rechnungsbuchs aus seinen Zeilen neu.</translation>
    </message>
    <message>
        <source>Reads every invoice in one snapshot, while another program may be writing, and checks: sequence numbers without a gap, each document once, running totals equal to the sums of the rows in every currency, total = subtotal + VAT on each row, the cursor within range. Changes nothing. The exit status is 0 only if all checks pass.</source>
        <translation>Liest jede Rechnung in einer Momentaufnahme, auch während ein anderes Programm schreibt, und prüft: laufende Nummern ohne Lücke, jedes Dokument einmal, laufende Summen gleich den Summen der Zeilen in jeder Währung, Gesamtbetrag = Nettobetrag + USt in jeder Zeile, der Zeiger in seinem Bereich. Ändert nichts. Der Rückgabewert ist nur 0, wenn alle Prüfungen bestanden sind.</translation>
    </message>
    <message>
        <source>Prints the result as JSON.</source>
        <translation>Gibt das Ergebnis als JSON aus.</translation>
    </message>
    <message>
        <source>Other machines can connect to %1. Set SECRET_KEY_BASE to at least 32 random characters and share it only with people who may use Billow.</source>
        <translation>Andere Rechner können sich mit %1 verbinden. SECRET_KEY_BASE auf mindestens 32 zufällige Zeichen setzen und nur Personen geben, die Billow benutzen dürfen.</translation>
    </message>
    <message>
        <source>column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Couldn’t upgrade the ledger from schema version %1 to version %2. It is unchanged: %3</source>
        <translation>Das Rechnungsbuch konnte nicht von Schemaversion %1 auf Version %2 aktualisiert werden. Es ist unverändert: %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t an amount</source>
        <translation>„%1“ ist kein Betrag</translation>
    </message>
    <message>
        <source>%1 has more than %2 decimals</source>
        <translation>%1 hat mehr als %2 Dezimalstellen</translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation>%1 ist zu groß</translation>
    </message>
    <message>
        <source>and %1 more for other reasons</source>
        <translation>und %1 weitere aus anderen Gründen</translation>
    </message>
    <message>
        <source>Imported with a change:</source>
        <translation>Mit einer Änderung importiert:</translation>
    </message>
    <message>
        <source>It stopped early: %1</source>
        <translation>Vorzeitig beendet: %1</translation>
    </message>
    <message>
        <source>It was cancelled</source>
        <translation>Es wurde abgebrochen</translation>
    </message>
    <message>
        <source>Run it again to continue. Nothing is stored twice.</source>
        <translation>Zum Fortsetzen noch einmal ausführen. Nichts wird zweimal gespeichert.</translation>
    </message>
    <message>
        <source>there is no date</source>
        <translation>es gibt kein Datum</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t a time</source>
        <translation>„%1“ ist keine Zeitangabe</translation>
    </message>
    <message>
        <source>there is no date, so that of inserted_at was used</source>
        <translation>es gibt kein Datum, daher wurde das von inserted_at benutzt</translation>
    </message>
    <message>
        <source>two of subtotal, vat_amount and total_amount are needed</source>
        <translation>zwei von subtotal, vat_amount und total_amount sind nötig</translation>
    </message>
    <message>
        <source>amounts with more decimal places than %1 allows were rounded</source>
        <translation>Beträge mit mehr Dezimalstellen, als %1 erlaubt, wurden gerundet</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t an ISO 3166 country code, so it was left empty</source>
        <translation>„%1“ ist kein Ländercode nach ISO 3166 und wurde daher leer gelassen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t Green, Amber or Red, so it was left empty</source>
        <translation>„%1“ ist weder Green noch Amber noch Red und wurde daher leer gelassen</translation>
    </message>
    <message>
        <source>the ledger has another invoice with this seller and number, as number %1</source>
        <translation>das Rechnungsbuch enthält eine andere Rechnung mit diesem Verkäufer und dieser Nummer, als Nummer %1</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>%1 has no table &quot;invoices&quot;</source>
        <translation>%1 hat keine Tabelle „invoices“</translation>
    </message>
    <message>
        <source>%1 is a Billow ledger, not a database of the original</source>
        <translation>%1 ist ein Rechnungsbuch von Billow, keine Datenbank des Originals</translation>
    </message>
    <message>
        <source>The table &quot;invoices&quot; in %1 has no column %2, which every invoice needs</source>
        <translation>Die Tabelle „invoices“ in %1 hat keine Spalte %2, die jede Rechnung braucht</translation>
    </message>
    <message>
        <source>The original stores its invoices in PostgreSQL, not in %1</source>
        <translation>Das Original speichert seine Rechnungen in PostgreSQL, nicht in %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t an ISO 4217 currency</source>
        <translation>„%1“ ist keine Währung nach ISO 4217</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices that were waiting in the ledger now count as shown, because they come before these</source>
        <translation>
            <numerusform>%1 Rechnung, die im Rechnungsbuch wartete, gilt nun als angezeigt, da sie vor diesen steht</numerusform>
            <numerusform>%1 Rechnungen, die im Rechnungsbuch warteten, gelten nun als angezeigt, da sie vor diesen stehen</numerusform>
        </translation>
    </message>
    <message>
        <source>--%1 requires --%2</source>
        <translation>--%1 braucht --%2</translation>
    </message>
    <message>
        <source>Creates the ledger, or upgrades an older one. Other commands do this automatically when they open a ledger for writing; use this one to do it separately, for example as a database user who may change tables. Each migration is one transaction. A ledger from a newer version isn’t opened, and isn’t changed.</source>
        <translation>Legt das Rechnungsbuch an oder aktualisiert ein älteres. Andere Befehle tun das automatisch, wenn sie ein Rechnungsbuch zum Schreiben öffnen; mit diesem Befehl geht es getrennt, zum Beispiel als Datenbankbenutzer, der Tabellen ändern darf. Jede Migration ist eine Transaktion. Ein Rechnungsbuch einer neueren Version wird nicht geöffnet und nicht geändert.</translation>
    </message>
    <message>
        <source>With --from-original, copies the invoices from table &quot;invoices&quot; of the Elixir program that Billow replaces. That database is only read and can stay in use, but no other Billow may use the ledger. The invoices count as shown at once, and their source is original:DATABASE. Rows that aren’t invoices are reported and don’t stop the rest. You can stop it at any time and run it again: it continues where it stopped and stores nothing twice.</source>
        <translation>Mit --from-original werden die Rechnungen aus der Tabelle „invoices“ des Elixir-Programms kopiert, das Billow ersetzt. Diese Datenbank wird nur gelesen und kann in Gebrauch bleiben, aber kein anderes Billow darf das Rechnungsbuch benutzen. Die Rechnungen gelten sofort als angezeigt und haben die Quelle original:DATABASE. Zeilen, die keine Rechnungen sind, werden gemeldet und halten die übrigen nicht auf. Der Befehl kann jederzeit gestoppt und noch einmal ausgeführt werden: Er setzt dort fort, wo er gestoppt wurde, und speichert nichts zweimal.</translation>
    </message>
    <message>
        <source>Keep the password out of the command line, where others can see it: use the environment variable PGPASSWORD, or ~/.pgpass.</source>
        <translation>Das Passwort nicht in der Befehlszeile angeben, wo andere es sehen können: die Umgebungsvariable PGPASSWORD oder ~/.pgpass benutzen.</translation>
    </message>
    <message>
        <source>Upgrades the ledger, or copies the original’s invoices into it.</source>
        <translation>Aktualisiert das Rechnungsbuch oder kopiert die Rechnungen des Originals hinein.</translation>
    </message>
    <message>
        <source>The original’s database; ecto:// works too.</source>
        <translation>Die Datenbank des Originals; auch ecto:// ist möglich.</translation>
    </message>
    <message>
        <source>Currency of the amounts, which the original doesn’t record (default: ZAR).</source>
        <translation>Währung der Beträge, die das Original nicht speichert (Vorgabe: ZAR).</translation>
    </message>
    <message>
        <source>Reads and checks the rows, and stores nothing.</source>
        <translation>Liest und prüft die Zeilen und speichert nichts.</translation>
    </message>
    <message>
        <source>the keychain no longer has “%1”</source>
        <translation>der Schlüsselbund enthält „%1“ nicht mehr</translation>
    </message>
    <message>
        <source>the keychain was not unlocked</source>
        <translation>der Schlüsselbund wurde nicht entsperrt</translation>
    </message>
    <message>
        <source>this desktop has no keychain</source>
        <translation>auf diesem Desktop gibt es keinen Schlüsselbund</translation>
    </message>
    <message>
        <source>can’t use the keychain: %1</source>
        <translation>der Schlüsselbund kann nicht benutzt werden: %1</translation>
    </message>
    <message>
        <source>the keychain isn’t responding</source>
        <translation>der Schlüsselbund antwortet nicht</translation>
    </message>
    <message>
        <source>The ledger %1 is in use by %2</source>
        <translation>Das Rechnungsbuch %1 wird von %2 benutzt</translation>
    </message>
    <message>
        <source>%1: the secret of %2 is in the desktop’s keychain, which only the window can read. Set the whole value in the environment variable %3</source>
        <translation>%1: das Geheimnis von %2 ist im Schlüsselbund des Desktops, den nur das Fenster lesen kann. Den ganzen Wert in der Umgebungsvariablen %3 setzen</translation>
    </message>
    <message>
        <source>The window can store secrets and URLs in the desktop’s keychain; the file then has keychain:NAME. billowd can’t use the keychain: set environment variables instead.</source>
        <translation>Das Fenster kann Geheimnisse und URLs im Schlüsselbund des Desktops speichern; in der Datei ist dann keychain:NAME. billowd kann den Schlüsselbund nicht benutzen: stattdessen Umgebungsvariablen setzen.</translation>
    </message>
    <message>
        <source>Option: %1</source>
        <translation>Option: %1</translation>
    </message>
    <message>
        <source>Access token that every request must send (Authorization: Bearer TOKEN) when the web server is open to other machines. It has no command-line option, because other users of this computer could read it there.</source>
        <translation>Zugriffstoken, das jede Anfrage senden muss (Authorization: Bearer TOKEN), wenn der Webserver für andere Rechner offen ist. Es gibt keine Befehlszeilenoption dafür, weil andere Benutzer dieses Rechners es dort lesen könnten.</translation>
    </message>
    <message>
        <source>Can’t connect to %1</source>
        <translation>Verbindung zu %1 nicht möglich</translation>
    </message>
    <message>
        <source>%1 didn’t answer</source>
        <translation>%1 hat nicht geantwortet</translation>
    </message>
    <message>
        <source>status %1</source>
        <translation>Status %1</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>es wurde abgebrochen</translation>
    </message>
    <message>
        <source>The program at %1 refused: %2</source>
        <translation>Das Programm unter %1 hat abgelehnt: %2</translation>
    </message>
    <message>
        <source>%1 didn’t identify itself</source>
        <translation>%1 hat sich nicht ausgewiesen</translation>
    </message>
    <message>
        <source>%1 didn’t publish the address of its API</source>
        <translation>%1 hat die Adresse seiner API nicht veröffentlicht</translation>
    </message>
    <message>
        <source>The program at %1 needs its access token. Set SECRET_KEY_BASE to the same value as there.</source>
        <translation>Das Programm unter %1 braucht sein Zugriffstoken. SECRET_KEY_BASE auf denselben Wert wie dort setzen.</translation>
    </message>
    <message>
        <source>The program at %1 answered: %2</source>
        <translation>Das Programm unter %1 hat geantwortet: %2</translation>
    </message>
    <message>
        <source>The program at %1 isn’t the one that uses this ledger</source>
        <translation>Das Programm unter %1 ist nicht das, das dieses Rechnungsbuch benutzt</translation>
    </message>
    <message>
        <source>The program at %1 hasn’t opened the ledger yet</source>
        <translation>Das Programm unter %1 hat das Rechnungsbuch noch nicht geöffnet</translation>
    </message>
    <message>
        <source>the last %1 invoices weren’t confirmed (%2). Import the file again to make sure they’re stored.</source>
        <translation>die letzten %1 Rechnungen wurden nicht bestätigt (%2). Die Datei noch einmal importieren, damit sie sicher gespeichert sind.</translation>
    </message>
    <message>
        <source>Opens the import dialog at start.</source>
        <translation>Öffnet beim Start den Importdialog.</translation>
    </message>
    <message>
        <source>Starts in the tray, or minimised if there is no tray.</source>
        <translation>Startet im Infobereich, oder minimiert, wenn es keinen gibt.</translation>
    </message>
    <message>
        <source>The program that held the ledger has ended</source>
        <translation>Das Programm, das das Rechnungsbuch benutzte, ist beendet</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>Wartet: %1</translation>
    </message>
    <message>
        <source>%1, through which nothing can be imported: %2</source>
        <translation>%1, wodurch nichts importiert werden kann: %2</translation>
    </message>
    <message>
        <source>%1, so this goes through its API at http://%2</source>
        <translation>%1, daher geht dies durch dessen API unter http://%2</translation>
    </message>
    <message>
        <source>%1, and --strict needs the ledger for itself</source>
        <translation>%1, und --strict braucht das Rechnungsbuch für sich</translation>
    </message>
    <message>
        <source>The answer was lost. Try again.</source>
        <translation>Die Antwort ging verloren. Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>the import was ended</source>
        <translation>der Import wurde beendet</translation>
    </message>
    <message>
        <source>Upgrading the ledger, step %1 of %2. This can take minutes.</source>
        <translation>Das Rechnungsbuch wird aktualisiert, Schritt %1 von %2. Das kann Minuten dauern.</translation>
    </message>
    <message>
        <source>Another program has changed the ledger’s analytics tables</source>
        <translation>Ein anderes Programm hat die Auswertungstabellen des Rechnungsbuchs geändert</translation>
    </message>
    <message>
        <source>Another program has written to the ledger although this one has locked it. With PostgreSQL, a pooler may have lost the lock: connect directly to the server.</source>
        <translation>Ein anderes Programm hat in das Rechnungsbuch geschrieben, obwohl dieses es gesperrt hat. Bei PostgreSQL kann ein Pooler die Sperre verloren haben: direkt mit dem Server verbinden.</translation>
    </message>
    <message>
        <source>Another program (%1) has written to the ledger although this one has locked it. With PostgreSQL, a pooler may have lost the lock: connect directly to the server.</source>
        <translation>Ein anderes Programm (%1) hat in das Rechnungsbuch geschrieben, obwohl dieses es gesperrt hat. Bei PostgreSQL kann ein Pooler die Sperre verloren haben: direkt mit dem Server verbinden.</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>ein anderes Programm</translation>
    </message>
    <message>
        <source>Can’t delete the invoices while they are being read (%1). Try again later.</source>
        <translation>Die Rechnungen können nicht gelöscht werden, solange sie gelesen werden (%1). Später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>A failed transaction can’t be committed</source>
        <translation>Eine fehlgeschlagene Transaktion kann nicht abgeschlossen werden</translation>
    </message>
    <message>
        <source>There is no connection to the database</source>
        <translation>Es gibt keine Verbindung zur Datenbank</translation>
    </message>
    <message>
        <source>A connection pooler changes the PostgreSQL session between transactions. Connect directly to the server, or pool whole sessions.</source>
        <translation>Ein Verbindungspooler wechselt die PostgreSQL-Sitzung zwischen Transaktionen. Direkt mit dem Server verbinden oder ganze Sitzungen verwalten lassen.</translation>
    </message>
    <message>
        <source>The option %1 in the PostgreSQL URL has a semicolon, which Qt’s driver doesn’t support</source>
        <translation>Die Option %1 in der PostgreSQL-URL enthält ein Semikolon, das der Treiber von Qt nicht unterstützt</translation>
    </message>
    <message>
        <source>internal error: a query of the ledger returned no row</source>
        <translation>interner Fehler: eine Abfrage des Rechnungsbuchs ergab keine Zeile</translation>
    </message>
    <message>
        <source>Qt’s database driver %1 isn’t installed. Install the package %2.</source>
        <translation>Der Datenbanktreiber %1 von Qt ist nicht installiert. Das Paket %2 installieren.</translation>
    </message>
    <message>
        <source>The ledger can’t be at %1: that disk doesn’t support shared memory. Use a local folder instead of a network folder.</source>
        <translation>Das Rechnungsbuch kann nicht unter %1 liegen: Dieser Datenträger unterstützt keinen gemeinsamen Speicher. Einen lokalen Ordner statt eines Netzwerkordners benutzen.</translation>
    </message>
    <message>
        <source>Reading the ledger was interrupted</source>
        <translation>Das Lesen des Rechnungsbuchs wurde unterbrochen</translation>
    </message>
    <message>
        <source>Can’t write to the ledger %1. Check that its disk isn’t full (%2).</source>
        <translation>In das Rechnungsbuch %1 kann nicht geschrieben werden. Prüfen, ob der Datenträger voll ist (%2).</translation>
    </message>
    <message>
        <source>The ledger failed %1 times while storing these invoices</source>
        <translation>Das Rechnungsbuch ist %1-mal ausgefallen, während diese Rechnungen gespeichert wurden</translation>
    </message>
    <message>
        <source>All waiting invoices are being shown now</source>
        <translation>Alle wartenden Rechnungen werden jetzt angezeigt</translation>
    </message>
    <message>
        <source>The program at %1 couldn’t prove that it uses this ledger and knows the access token. Check that SECRET_KEY_BASE is the same there and here.</source>
        <translation>Das Programm unter %1 konnte nicht nachweisen, dass es dieses Rechnungsbuch benutzt und das Zugriffstoken kennt. Prüfen, ob SECRET_KEY_BASE dort und hier gleich ist.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date such as 20261130</source>
        <translation>„%1“ ist kein Datum wie 20261130</translation>
    </message>
    <message>
        <source>Line %1, %2: %3</source>
        <translation>Zeile %1, %2: %3</translation>
    </message>
    <message>
        <source>the total with VAT (BT-112)</source>
        <translation>der Gesamtbetrag mit USt (BT-112)</translation>
    </message>
    <message>
        <source>the invoice number (BT-1)</source>
        <translation>die Rechnungsnummer (BT-1)</translation>
    </message>
    <message>
        <source>the issue date (BT-2)</source>
        <translation>das Rechnungsdatum (BT-2)</translation>
    </message>
    <message>
        <source>the currency (BT-5)</source>
        <translation>die Währung (BT-5)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no currency (BT-5)</source>
        <translation>„%1“ ist keine Währung (BT-5)</translation>
    </message>
    <message>
        <source>the seller&apos;s name (BT-27)</source>
        <translation>der Name des Verkäufers (BT-27)</translation>
    </message>
    <message>
        <source>This is %1, which is not read: UBL and CII are</source>
        <translation>Dies ist %1 und wird nicht gelesen; gelesen werden UBL und CII</translation>
    </message>
    <message>
        <source>This is a UBL %1, not an invoice or a credit note</source>
        <translation>Dies ist ein UBL-Dokument vom Typ %1, keine Rechnung oder Gutschrift</translation>
    </message>
    <message>
        <source>This XML is no e-invoice: its root element is %1</source>
        <translation>Dieses XML ist keine E-Rechnung: sein Wurzelelement ist %1</translation>
    </message>
    <message>
        <source>The document is larger than %1 MB</source>
        <translation>Das Dokument ist größer als %1&#xa0;MB</translation>
    </message>
    <message>
        <source>The PDF carries %1. %2</source>
        <translation>Das PDF enthält %1. %2</translation>
    </message>
    <message>
        <source>The PDF carries no e-invoice: there is no XML file in it</source>
        <translation>Das PDF enthält keine E-Rechnung: darin ist keine XML-Datei</translation>
    </message>
    <message>
        <source>This is no e-invoice: it is neither XML nor PDF</source>
        <translation>Dies ist keine E-Rechnung: es ist weder XML noch PDF</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>this is not well-formed XML: %1</source>
        <translation>dies ist kein wohlgeformtes XML: %1</translation>
    </message>
    <message>
        <source>the document has a DTD, which an e-invoice must not have</source>
        <translation>das Dokument hat eine DTD, die in einer E-Rechnung nicht erlaubt ist</translation>
    </message>
    <message>
        <source>the document uses an entity that is not defined: %1</source>
        <translation>das Dokument verwendet eine nicht definierte Entität: %1</translation>
    </message>
    <message>
        <source>the elements are nested more than %1 deep</source>
        <translation>die Elemente sind mehr als %1 Ebenen tief verschachtelt</translation>
    </message>
    <message>
        <source>The PDF is refused: far more is compressed in it than an invoice needs</source>
        <translation>Das PDF wird nicht angenommen: es enthält komprimiert weit mehr, als eine Rechnung braucht</translation>
    </message>
    <message>
        <source>The PDF is encrypted: save it without a password and try again</source>
        <translation>Das PDF ist verschlüsselt: ohne Passwort speichern und erneut versuchen</translation>
    </message>
    <message>
        <source>The PDF cannot be read: %1</source>
        <translation>Das PDF kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>An invoice names the specification that it follows (BT-24)</source>
        <translation>Eine Rechnung nennt die Spezifikation, der sie folgt (BT-24)</translation>
    </message>
    <message>
        <source>An invoice has a number (BT-1)</source>
        <translation>Eine Rechnung hat eine Nummer (BT-1)</translation>
    </message>
    <message>
        <source>An invoice has an issue date (BT-2)</source>
        <translation>Eine Rechnung hat ein Rechnungsdatum (BT-2)</translation>
    </message>
    <message>
        <source>An invoice has a type code (BT-3)</source>
        <translation>Eine Rechnung hat einen Code für die Rechnungsart (BT-3)</translation>
    </message>
    <message>
        <source>An invoice has a currency (BT-5)</source>
        <translation>Eine Rechnung hat eine Währung (BT-5)</translation>
    </message>
    <message>
        <source>An invoice names the seller (BT-27)</source>
        <translation>Eine Rechnung nennt den Verkäufer (BT-27)</translation>
    </message>
    <message>
        <source>An invoice names the buyer (BT-44)</source>
        <translation>Eine Rechnung nennt den Käufer (BT-44)</translation>
    </message>
    <message>
        <source>An invoice has the seller&apos;s address (BG-5)</source>
        <translation>Eine Rechnung hat die Anschrift des Verkäufers (BG-5)</translation>
    </message>
    <message>
        <source>The seller&apos;s address names the country (BT-40)</source>
        <translation>Die Anschrift des Verkäufers nennt das Land (BT-40)</translation>
    </message>
    <message>
        <source>An invoice has the buyer&apos;s address (BG-8)</source>
        <translation>Eine Rechnung hat die Anschrift des Käufers (BG-8)</translation>
    </message>
    <message>
        <source>The buyer&apos;s address names the country (BT-55)</source>
        <translation>Die Anschrift des Käufers nennt das Land (BT-55)</translation>
    </message>
    <message>
        <source>An invoice has the sum of its lines (BT-106)</source>
        <translation>Eine Rechnung hat die Summe ihrer Positionen (BT-106)</translation>
    </message>
    <message>
        <source>An invoice has a total without VAT (BT-109)</source>
        <translation>Eine Rechnung hat einen Gesamtbetrag ohne USt (BT-109)</translation>
    </message>
    <message>
        <source>An invoice has a total with VAT (BT-112)</source>
        <translation>Eine Rechnung hat einen Gesamtbetrag mit USt (BT-112)</translation>
    </message>
    <message>
        <source>An invoice has an amount due (BT-115)</source>
        <translation>Eine Rechnung hat einen fälligen Betrag (BT-115)</translation>
    </message>
    <message>
        <source>An invoice has at least one line (BG-25)</source>
        <translation>Eine Rechnung hat mindestens eine Position (BG-25)</translation>
    </message>
    <message>
        <source>The date when VAT becomes due (BT-7) and the code for it (BT-8) are not both given</source>
        <translation>Das Datum der Steuerfälligkeit (BT-7) und der Code dafür (BT-8) sind nicht beide angegeben</translation>
    </message>
    <message>
        <source>Each line has a VAT category (BT-151)</source>
        <translation>Jede Position hat eine USt-Kategorie (BT-151)</translation>
    </message>
    <message>
        <source>The sum of the lines (BT-106) is the sum of their net amounts (BT-131)</source>
        <translation>Die Summe der Positionen (BT-106) ist die Summe ihrer Nettobeträge (BT-131)</translation>
    </message>
    <message>
        <source>The total of the allowances (BT-107) is the sum of the allowances (BT-92)</source>
        <translation>Die Summe der Abzüge (BT-107) ist die Summe der einzelnen Abzüge (BT-92)</translation>
    </message>
    <message>
        <source>The total of the charges (BT-108) is the sum of the charges (BT-99)</source>
        <translation>Die Summe der Zuschläge (BT-108) ist die Summe der einzelnen Zuschläge (BT-99)</translation>
    </message>
    <message>
        <source>The total without VAT (BT-109) is the sum of the lines less allowances plus charges</source>
        <translation>Der Gesamtbetrag ohne USt (BT-109) ist die Summe der Positionen minus Abzüge plus Zuschläge</translation>
    </message>
    <message>
        <source>The total VAT (BT-110) is the sum of the VAT breakdown (BT-117)</source>
        <translation>Die gesamte USt (BT-110) ist die Summe der USt-Aufschlüsselung (BT-117)</translation>
    </message>
    <message>
        <source>The total with VAT (BT-112) is the total without VAT (BT-109) plus the total VAT (BT-110)</source>
        <translation>Der Gesamtbetrag mit USt (BT-112) ist der Gesamtbetrag ohne USt (BT-109) plus die gesamte USt (BT-110)</translation>
    </message>
    <message>
        <source>The amount due (BT-115) is the total with VAT less what is paid (BT-113) plus rounding (BT-114)</source>
        <translation>Der fällige Betrag (BT-115) ist der Gesamtbetrag mit USt minus bereits Gezahltes (BT-113) plus Rundung (BT-114)</translation>
    </message>
    <message>
        <source>VAT of each rate (BT-117) is the taxable amount (BT-116) times the rate (BT-119)</source>
        <translation>Die USt jedes Satzes (BT-117) ist der zu versteuernde Betrag (BT-116) mal den Satz (BT-119)</translation>
    </message>
    <message>
        <source>An invoice has a VAT breakdown (BG-23)</source>
        <translation>Eine Rechnung hat eine USt-Aufschlüsselung (BG-23)</translation>
    </message>
    <message>
        <source>Where an amount is due, there is a due date (BT-9) or payment terms (BT-20)</source>
        <translation>Ist ein Betrag fällig, gibt es ein Fälligkeitsdatum (BT-9) oder Zahlungsbedingungen (BT-20)</translation>
    </message>
    <message>
        <source>The seller has an identifier, a registration number or a VAT number (BT-29, BT-30, BT-31)</source>
        <translation>Der Verkäufer hat eine Kennung, eine Registernummer oder eine USt-IdNr. (BT-29, BT-30, BT-31)</translation>
    </message>
    <message>
        <source>The taxable amount of VAT category %1 (BT-116) is the sum of its lines, charges and allowances</source>
        <translation>Der zu versteuernde Betrag der USt-Kategorie %1 (BT-116) ist die Summe ihrer Positionen, Zuschläge und Abzüge</translation>
    </message>
    <message>
        <source>VAT of category S (BT-117) is the taxable amount (BT-116) times the rate (BT-119)</source>
        <translation>Die USt der Kategorie S (BT-117) ist der zu versteuernde Betrag (BT-116) mal den Satz (BT-119)</translation>
    </message>
    <message>
        <source>VAT of category %1 (BT-117) is 0</source>
        <translation>Die USt der Kategorie %1 (BT-117) ist 0</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date such as 2026-11-30</source>
        <translation>„%1“ ist kein Datum wie 2026-11-30</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>%1 is %2; %3 is %4</source>
        <translation>%1 ist %2; %3 ist %4</translation>
    </message>
    <message>
        <source>%1 is %2; %3 is %4; the difference is %5</source>
        <translation>%1 ist %2; %3 ist %4; die Differenz ist %5</translation>
    </message>
    <message>
        <source>the VAT breakdown (BG-23) is missing</source>
        <translation>die USt-Aufschlüsselung (BG-23) fehlt</translation>
    </message>
    <message>
        <source>%1 %2 %: </source>
        <comment>a VAT category, its rate, and figures behind it</comment>
        <translation>%1 %2&#xa0;%: </translation>
    </message>
    <message>
        <source>the sum of category %1</source>
        <translation>die Summe der Kategorie %1</translation>
    </message>
    <message>
        <source>BT-117 is %1 and has to be 0</source>
        <translation>BT-117 ist %1 und muss 0 sein</translation>
    </message>
    <message>
        <source>%1 is there</source>
        <translation>%1 ist vorhanden</translation>
    </message>
    <message>
        <source>the specification identifier (BT-24)</source>
        <translation>die Kennung der Spezifikation (BT-24)</translation>
    </message>
    <message>
        <source>the invoice type code (BT-3)</source>
        <translation>der Code für die Rechnungsart (BT-3)</translation>
    </message>
    <message>
        <source>the buyer&apos;s name (BT-44)</source>
        <translation>der Name des Käufers (BT-44)</translation>
    </message>
    <message>
        <source>the seller&apos;s address (BG-5)</source>
        <translation>die Anschrift des Verkäufers (BG-5)</translation>
    </message>
    <message>
        <source>the seller&apos;s country (BT-40)</source>
        <translation>das Land des Verkäufers (BT-40)</translation>
    </message>
    <message>
        <source>the buyer&apos;s address (BG-8)</source>
        <translation>die Anschrift des Käufers (BG-8)</translation>
    </message>
    <message>
        <source>the buyer&apos;s country (BT-55)</source>
        <translation>das Land des Käufers (BT-55)</translation>
    </message>
    <message>
        <source>the sum of the lines (BT-106)</source>
        <translation>die Summe der Positionen (BT-106)</translation>
    </message>
    <message>
        <source>the total without VAT (BT-109)</source>
        <translation>der Gesamtbetrag ohne USt (BT-109)</translation>
    </message>
    <message>
        <source>the amount due (BT-115)</source>
        <translation>der fällige Betrag (BT-115)</translation>
    </message>
    <message>
        <source>an invoice line (BG-25)</source>
        <translation>eine Rechnungsposition (BG-25)</translation>
    </message>
    <message>
        <source>the tax point date (BT-7) and its code (BT-8) are both there</source>
        <translation>das Datum der Steuerfälligkeit (BT-7) und sein Code (BT-8) sind beide vorhanden</translation>
    </message>
    <message>
        <source>line %1 has no VAT category (BT-151)</source>
        <translation>Position %1 hat keine USt-Kategorie (BT-151)</translation>
    </message>
    <message>
        <source>the sum of the lines</source>
        <translation>die Summe der Positionen</translation>
    </message>
    <message>
        <source>the sum of the allowances</source>
        <translation>die Summe der Abzüge</translation>
    </message>
    <message>
        <source>the sum of the charges</source>
        <translation>die Summe der Zuschläge</translation>
    </message>
    <message>
        <source>the sum of the VAT breakdown</source>
        <translation>die Summe der USt-Aufschlüsselung</translation>
    </message>
    <message>
        <source>there are %1 totals of VAT in %2</source>
        <translation>es gibt %1 USt-Summen in %2</translation>
    </message>
    <message>
        <source>%1 are due, and neither the due date (BT-9) nor the payment terms (BT-20) are there</source>
        <translation>%1 sind fällig, und weder Fälligkeitsdatum (BT-9) noch Zahlungsbedingungen (BT-20) sind vorhanden</translation>
    </message>
    <message>
        <source>an identifier of the seller (BT-29, BT-30 or BT-31)</source>
        <translation>eine Kennung des Verkäufers (BT-29, BT-30 oder BT-31)</translation>
    </message>
    <message>
        <source>an e-invoice</source>
        <translation>eine E-Rechnung</translation>
    </message>
    <message>
        <source>an e-invoice (%1)</source>
        <translation>eine E-Rechnung (%1)</translation>
    </message>
    <message>
        <source>check failed: %1</source>
        <translation>Prüfung fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>differs from stored invoice %1 in %2</source>
        <translation>unterscheidet sich von der gespeicherten Rechnung %1: %2</translation>
    </message>
    <message>
        <source>Conflicts:</source>
        <translation>Konflikte:</translation>
    </message>
    <message>
        <source>the seller&apos;s tax ID</source>
        <translation>die Steuer-ID des Verkäufers</translation>
    </message>
    <message>
        <source>the buyer&apos;s tax ID</source>
        <translation>die Steuer-ID des Käufers</translation>
    </message>
    <message>
        <source>the date of issue must be in the years 1900 to 9999</source>
        <translation>das Ausstellungsdatum muss in den Jahren 1900 bis 9999 liegen</translation>
    </message>
    <message>
        <source>the date of issue %1 does not fit the time of issue %2</source>
        <translation>das Ausstellungsdatum %1 passt nicht zur Ausstellungszeit %2</translation>
    </message>
    <message>
        <source>the due date must be in the years 1900 to 9999</source>
        <translation>das Fälligkeitsdatum muss in den Jahren 1900 bis 9999 liegen</translation>
    </message>
    <message>
        <source>the VAT and the subtotal have opposite signs</source>
        <translation>USt und Nettobetrag haben entgegengesetzte Vorzeichen</translation>
    </message>
    <message>
        <source>the VAT breakdown has a category and rate more than once</source>
        <translation>die USt-Aufschlüsselung enthält eine Kategorie mit demselben Satz mehr als einmal</translation>
    </message>
    <message>
        <source>the VAT breakdown adds up to %1 and VAT of %2, not to the subtotal %3 and the VAT %4</source>
        <translation>die USt-Aufschlüsselung ergibt %1 und USt von %2, nicht den Nettobetrag %3 und die USt %4</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a line of a VAT breakdown such as &quot;S 19 100.00 19.00&quot;: %2</source>
        <translation>„%1“ ist keine Zeile einer USt-Aufschlüsselung wie „S 19 100.00 19.00“: %2</translation>
    </message>
    <message>
        <source>it has four parts</source>
        <translation>sie hat vier Teile</translation>
    </message>
    <message>
        <source>the category is not known</source>
        <translation>die Kategorie ist unbekannt</translation>
    </message>
    <message>
        <source>an amount is too large</source>
        <translation>ein Betrag ist zu groß</translation>
    </message>
    <message>
        <source>the VAT rate %1 % does not fit the VAT %2 on %3</source>
        <translation>der Steuersatz %1&#xa0;% passt nicht zur USt %2 auf %3</translation>
    </message>
    <message>
        <source>An invoice that is stored already cannot be read</source>
        <translation>Eine bereits gespeicherte Rechnung kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>%1 invoices, VAT %2, total %3, of which %4 is credited</source>
        <translation>%1 Rechnungen, USt %2, Gesamtbetrag %3, davon %4 gutgeschrieben</translation>
    </message>
    <message>
        <source>%1: totals have %2; the rows have %3</source>
        <translation>%1: Summen %2; Zeilen %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices, subtotal %2, VAT %3, total %4; of them %5 credit notes with a total of %6</source>
        <translation>
            <numerusform>%1 Rechnung, Nettobetrag %2, USt %3, Gesamtbetrag %4; davon %5 Gutschriften mit einem Gesamtbetrag von %6</numerusform>
            <numerusform>%1 Rechnungen, Nettobetrag %2, USt %3, Gesamtbetrag %4; davon %5 Gutschriften mit einem Gesamtbetrag von %6</numerusform>
        </translation>
    </message>
    <message>
        <source>invoice %1: %2</source>
        <translation>Rechnung %1: %2</translation>
    </message>
    <message>
        <source>Every total is subtotal plus VAT</source>
        <translation>Jeder Gesamtbetrag ist Nettobetrag plus USt</translation>
    </message>
    <message>
        <source>Every VAT breakdown adds up to its invoice</source>
        <translation>Jede USt-Aufschlüsselung stimmt mit ihrer Rechnung überein</translation>
    </message>
    <message>
        <source>Every date of issue fits its time</source>
        <translation>Jedes Ausstellungsdatum passt zu seiner Zeit</translation>
    </message>
    <message>
        <source>the newest is number %1, but the ledger has %2</source>
        <translation>die neueste hat Nummer %1, aber das Rechnungsbuch hat %2</translation>
    </message>
    <message>
        <source>Every year of issue is that of the date of issue</source>
        <translation>Jedes Ausstellungsjahr ist das des Ausstellungsdatums</translation>
    </message>
    <message>
        <source>%1 are wrong</source>
        <translation>%1 sind falsch</translation>
    </message>
    <message>
        <source>Every line of a VAT breakdown belongs to an invoice with a breakdown</source>
        <translation>Jede Zeile einer USt-Aufschlüsselung gehört zu einer Rechnung mit Aufschlüsselung</translation>
    </message>
    <message>
        <source>%1 do not</source>
        <translation>%1 nicht</translation>
    </message>
    <message>
        <source>The signing secret of the Stripe webhook that posts to /api/hooks/stripe. Empty: none is accepted.</source>
        <translation>Das Signaturgeheimnis des Stripe-Webhooks, der an /api/hooks/stripe sendet. Leer: keiner wird angenommen.</translation>
    </message>
    <message>
        <source>The signing secret of the Shopify webhook that posts to /api/hooks/shopify. Empty: none is accepted.</source>
        <translation>Das Signaturgeheimnis des Shopify-Webhooks, der an /api/hooks/shopify sendet. Leer: keiner wird angenommen.</translation>
    </message>
    <message>
        <source>The secret of the WooCommerce webhook that posts to /api/hooks/woocommerce. Empty: none is accepted.</source>
        <translation>Das Geheimnis des WooCommerce-Webhooks, der an /api/hooks/woocommerce sendet. Leer: keiner wird angenommen.</translation>
    </message>
    <message>
        <source>The seller of the invoices that webhooks bring. Empty: the name of the account or the address of the shop.</source>
        <translation>Der Verkäufer der Rechnungen, die über Webhooks eingehen. Leer: der Name des Kontos oder die Adresse des Shops.</translation>
    </message>
    <message>
        <source>Which invoices the display rate applies to: demo invoices only, or all. With demo, real invoices are shown as they arrive.</source>
        <translation>Für welche Rechnungen die Anzeigerate gilt: nur Demo-Rechnungen oder alle. Mit demo werden echte Rechnungen angezeigt, sobald sie eingehen.</translation>
    </message>
    <message>
        <source>Generation stopped; the backlog is still being shown</source>
        <translation>Erzeugung gestoppt; wartende Rechnungen werden noch angezeigt</translation>
    </message>
    <message>
        <source>live invoice dashboard</source>
        <translation>Live-Dashboard für Rechnungen</translation>
    </message>
    <message>
        <source>Opens the window and offers FILEs for import. If a window is already open with this ledger, it is shown instead. billowd(1) is the same engine without a window.</source>
        <translation>Öffnet das Fenster und bietet FILEs zum Import an. Ist mit diesem Rechnungsbuch bereits ein Fenster offen, wird dieses angezeigt. billowd(1) ist dieselbe Engine ohne Fenster.</translation>
    </message>
    <message>
        <source>“%1” is not a number, for example %2</source>
        <translation>„%1“ ist keine Zahl; richtig ist zum Beispiel %2</translation>
    </message>
    <message>
        <source>the text is neither UTF-8 nor Windows-1252: name its encoding with --encoding, for example Shift_JIS, or save the file as UTF-8</source>
        <translation>der Text ist weder UTF-8 noch Windows-1252: die Kodierung mit --encoding angeben, zum Beispiel Shift_JIS, oder die Datei als UTF-8 speichern</translation>
    </message>
    <message>
        <source>there is no column “%1” for %2; the columns are %3</source>
        <translation>es gibt keine Spalte „%1“ für %2; die Spalten sind %3</translation>
    </message>
    <message>
        <source>“%1” may be the %2 or the %3: say with --date-format d/M/yyyy or M/d/yyyy which it is</source>
        <translation>„%1“ kann %2 oder %3 sein: die Reihenfolge mit --date-format d/M/yyyy oder M/d/yyyy angeben</translation>
    </message>
    <message>
        <source>“%1” is not a date, for example %2</source>
        <translation>„%1“ ist kein Datum; richtig ist zum Beispiel %2</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>“%1” is not a date</source>
        <translation>„%1“ ist kein Datum</translation>
    </message>
    <message>
        <source>“%1” is not a currency code of ISO 4217, for example ZAR</source>
        <translation>„%1“ ist kein Währungscode nach ISO 4217; richtig ist zum Beispiel ZAR</translation>
    </message>
    <message>
        <source>“%1” is the symbol of more than one currency: map the currency to a code</source>
        <translation>„%1“ ist das Symbol mehrerer Währungen: der Währung einen Code zuordnen</translation>
    </message>
    <message>
        <source>“%1” is neither a country code of ISO 3166, for example ZA, nor the name of a country</source>
        <translation>„%1“ ist weder ein Ländercode nach ISO 3166, zum Beispiel ZA, noch der Name eines Landes</translation>
    </message>
    <message>
        <source>“%1” is not Green, Amber or Red</source>
        <translation>„%1“ ist nicht Green, Amber oder Red</translation>
    </message>
    <message>
        <source>the %1 is too long</source>
        <translation>%1 ist zu lang</translation>
    </message>
    <message>
        <source>“%1” is not a VAT rate from 0 to 100 percent</source>
        <translation>„%1“ ist kein Steuersatz von 0 bis 100 Prozent</translation>
    </message>
    <message>
        <source>“%1” can be read in two ways: say with --decimal which character is the decimal point</source>
        <translation>„%1“ kann auf zwei Arten gelesen werden: das Dezimalzeichen mit --decimal angeben</translation>
    </message>
    <message>
        <source>the amounts are too large</source>
        <translation>die Beträge sind zu groß</translation>
    </message>
    <message>
        <source>“%1” is not an amount</source>
        <translation>„%1“ ist kein Betrag</translation>
    </message>
    <message>
        <source>“%1” is not an amount in %2, the currency of the invoice</source>
        <translation>„%1“ ist kein Betrag in %2, der Währung der Rechnung</translation>
    </message>
    <message>
        <source>“%1” is not a number</source>
        <translation>„%1“ ist keine Zahl</translation>
    </message>
    <message>
        <source>%1 (“%2” in line %3)</source>
        <translation>%1 („%2“ in Zeile %3)</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 values could not be read and are left empty; the first is “%3” in line %4</source>
        <translation>
            <numerusform>%1: %2 Wert konnte nicht gelesen werden und bleibt leer: „%3“ in Zeile %4</numerusform>
            <numerusform>%1: %2 Werte konnten nicht gelesen werden und bleiben leer; der erste ist „%3“ in Zeile %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows are not UTF-8, and are read as Windows-1252; the first is line %2</source>
        <translation>
            <numerusform>%1 Zeile ist nicht UTF-8 und wird als Windows-1252 gelesen: Zeile %2</numerusform>
            <numerusform>%1 Zeilen sind nicht UTF-8 und werden als Windows-1252 gelesen; die erste ist Zeile %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 left out: %2</source>
        <translation>
            <numerusform>%1 ausgelassen: %2</numerusform>
            <numerusform>%1 ausgelassen: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>there is no field “%1”</source>
        <translation>es gibt kein Feld „%1“</translation>
    </message>
    <message>
        <source>“%1” is not a CSV file: its first line does not end</source>
        <translation>„%1“ ist keine CSV-Datei: Die erste Zeile endet nicht</translation>
    </message>
    <message>
        <source>“%1” can’t be the name of a profile</source>
        <translation>„%1“ ist als Name eines Importprofils nicht möglich</translation>
    </message>
    <message>
        <source>must be an object of texts</source>
        <translation>muss ein Objekt mit Texten sein</translation>
    </message>
    <message>
        <source>needs &quot;field&quot; and &quot;startsWith&quot; in each rule</source>
        <translation>braucht in jeder Regel &quot;field&quot; und &quot;startsWith&quot;</translation>
    </message>
    <message>
        <source>must be a number of lines</source>
        <translation>muss eine Anzahl von Zeilen sein</translation>
    </message>
    <message>
        <source>Read with the profile %1 (%2), which fits the columns</source>
        <translation>Mit dem Importprofil %1 (%2) gelesen, das zu den Spalten passt</translation>
    </message>
    <message>
        <source>The encoding is %1</source>
        <translation>Die Kodierung ist %1</translation>
    </message>
    <message>
        <source>The encoding is Windows-1252, because the text is not UTF-8</source>
        <translation>Die Kodierung ist Windows-1252, weil der Text nicht UTF-8 ist</translation>
    </message>
    <message>
        <source>The header is in line %1</source>
        <translation>Die Kopfzeile ist Zeile %1</translation>
    </message>
    <message>
        <source>More than one column is named “%1”: the second is “%1 (2)”</source>
        <translation>Mehr als eine Spalte heißt „%1“: Die zweite ist „%1 (2)“</translation>
    </message>
    <message>
        <source>%1 has decimals, and is not in the smallest unit of the currency</source>
        <translation>%1 hat Dezimalstellen und ist nicht in der kleinsten Einheit der Währung angegeben</translation>
    </message>
    <message>
        <source>Dates are in the fiscal year from %1</source>
        <translation>Alle Datumsangaben liegen im Wirtschaftsjahr ab %1</translation>
    </message>
    <message>
        <source>The currency is %1, as the amounts show</source>
        <translation>Die Währung ist %1, erkennbar an den Beträgen</translation>
    </message>
    <message>
        <source>VAT rates are fractions: 0.19 is 19%</source>
        <translation>Steuersätze sind als Dezimalbruch angegeben: 0,19 ist 19&#xa0;%</translation>
    </message>
    <message>
        <source>Dates are the numbers of days that spreadsheets count</source>
        <translation>Datumsangaben sind fortlaufende Tageszahlen aus einer Tabellenkalkulation</translation>
    </message>
    <message>
        <source>Amounts are written in two ways: “%1” in line %2 and “%3” in line %4. Which character is the decimal point?</source>
        <translation>Beträge sind auf zwei Arten geschrieben: „%1“ in Zeile %2 und „%3“ in Zeile %4. Welches Zeichen ist das Dezimalzeichen?</translation>
    </message>
    <message>
        <source>“%1” in line %2 can be read in two ways. Which character is the decimal point?</source>
        <translation>„%1“ in Zeile %2 kann auf zwei Arten gelesen werden. Welches Zeichen ist das Dezimalzeichen?</translation>
    </message>
    <message>
        <source>A point: 1,234.50</source>
        <translation>Punkt: 1,234.50</translation>
    </message>
    <message>
        <source>A comma: 1.234,50</source>
        <translation>Komma: 1.234,50</translation>
    </message>
    <message>
        <source>“%1” is %2</source>
        <translation>„%1“ ist %2</translation>
    </message>
    <message>
        <source>Amounts have a decimal comma</source>
        <translation>Beträge haben ein Dezimalkomma</translation>
    </message>
    <message>
        <source>Dates have the day before the month</source>
        <translation>In Datumsangaben steht der Tag vor dem Monat</translation>
    </message>
    <message>
        <source>Dates have the month before the day</source>
        <translation>In Datumsangaben steht der Monat vor dem Tag</translation>
    </message>
    <message>
        <source>“%1” in line %2 can be read in two ways. Which number is the day?</source>
        <translation>„%1“ in Zeile %2 kann auf zwei Arten gelesen werden. Welche Zahl ist der Tag?</translation>
    </message>
    <message>
        <source>No column is the VAT: it is the total minus the subtotal</source>
        <translation>Keine Spalte enthält die USt: Sie ist Gesamtbetrag minus Nettobetrag</translation>
    </message>
    <message>
        <source>Which column is the VAT?</source>
        <translation>Welche Spalte enthält die USt?</translation>
    </message>
    <message>
        <source>The column “%1”</source>
        <translation>Die Spalte „%1“</translation>
    </message>
    <message>
        <source>None: it is the total minus the subtotal</source>
        <translation>Keine: USt ist Gesamtbetrag minus Nettobetrag</translation>
    </message>
    <message>
        <source>Is “%1” with or without VAT?</source>
        <translation>Ist „%1“ mit oder ohne USt?</translation>
    </message>
    <message>
        <source>With VAT: the total</source>
        <translation>Mit USt: der Gesamtbetrag</translation>
    </message>
    <message>
        <source>Without VAT: the subtotal</source>
        <translation>Ohne USt: der Nettobetrag</translation>
    </message>
    <message>
        <source>Who is the seller?</source>
        <translation>Wer ist der Verkäufer?</translation>
    </message>
    <message>
        <source>Who is the buyer?</source>
        <translation>Wer ist der Käufer?</translation>
    </message>
    <message>
        <source>Which currency are the amounts in?</source>
        <translation>In welcher Währung sind die Beträge?</translation>
    </message>
    <message>
        <source>Which VAT rate applies?</source>
        <translation>Welcher Steuersatz gilt?</translation>
    </message>
    <message>
        <source>the header can’t be read: %1</source>
        <translation>die Kopfzeile kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>this is not a CSV file</source>
        <translation>dies ist keine CSV-Datei</translation>
    </message>
    <message>
        <source>a line of totals</source>
        <translation>eine Summenzeile</translation>
    </message>
    <message>
        <source>the lines of the invoice add up to too much</source>
        <translation>die Summe der Positionen der Rechnung ist zu groß</translation>
    </message>
    <message>
        <source>the rows of this invoice differ in %1: “%2” is not what the first one says</source>
        <translation>die Zeilen dieser Rechnung unterscheiden sich in %1: „%2“ weicht von der ersten Zeile ab</translation>
    </message>
    <message>
        <source>the %1 is stated as %2, but the lines add up to %3</source>
        <translation>als %1 ist %2 angegeben, aber die Positionen ergeben %3</translation>
    </message>
    <message>
        <source>the lines have several VAT rates, and the file doesn’t show which of them applies to shipping or the discount</source>
        <translation>die Positionen haben mehrere Steuersätze, und aus der Datei geht nicht hervor, welcher davon für Versandkosten oder Rabatt gilt</translation>
    </message>
    <message>
        <source>the VAT is stated as %1, but that of the lines is %2</source>
        <translation>als USt ist %1 angegeben, aber die der Positionen ist %2</translation>
    </message>
    <message>
        <source>the total %1 is not the subtotal %2 plus shipping %3 minus discount %4 plus the VAT %5</source>
        <translation>der Gesamtbetrag %1 ist nicht Nettobetrag %2 plus Versandkosten %3 minus Rabatt %4 plus USt %5</translation>
    </message>
    <message>
        <source>without the total it can’t be told whether the subtotal has the discount taken off</source>
        <translation>ohne Gesamtbetrag ist nicht erkennbar, ob der Rabatt vom Nettobetrag schon abgezogen ist</translation>
    </message>
    <message>
        <source>more was refunded (%1) than the total %2</source>
        <translation>die Erstattung (%1) ist höher als der Gesamtbetrag %2</translation>
    </message>
    <message>
        <source>this is a workbook, not a CSV file: save it as CSV (UTF-8) in your spreadsheet program</source>
        <translation>dies ist eine Arbeitsmappe, keine CSV-Datei: in der Tabellenkalkulation als CSV (UTF-8) speichern</translation>
    </message>
    <message>
        <source>this is a PDF, not a CSV file</source>
        <translation>dies ist ein PDF, keine CSV-Datei</translation>
    </message>
    <message>
        <source>this is a compressed file: unpack it first</source>
        <translation>dies ist eine komprimierte Datei: zuerst entpacken</translation>
    </message>
    <message>
        <source>“%1” is not an encoding that can be read, for example utf-8, windows-1252 or utf-16</source>
        <translation>„%1“ ist keine lesbare Kodierung; möglich ist zum Beispiel utf-8, windows-1252 oder utf-16</translation>
    </message>
    <message>
        <source>%1 imported, %2 already stored, %3 conflicts, %4 rejected, %5 left out, of %6 rows</source>
        <translation>importiert: %1, bereits gespeichert: %2, Konflikte: %3, abgelehnt: %4, ausgelassen: %5, Zeilen: %6</translation>
    </message>
    <message>
        <source>Seller of the invoices in imported files that do not name one. Empty = Billow asks.</source>
        <translation>Verkäufer der Rechnungen in importierten Dateien, die keinen nennen. Leer: Billow fragt nach.</translation>
    </message>
    <message>
        <source>--%1 must be . or ,</source>
        <translation>--%1 muss . oder , sein</translation>
    </message>
    <message>
        <source>--skip-lines must be a number of lines</source>
        <translation>--skip-lines muss eine Anzahl von Zeilen sein</translation>
    </message>
    <message>
        <source>%1 begins like this:</source>
        <translation>%1 beginnt so:</translation>
    </message>
    <message>
        <source>The rejected rows of %1 are in %2</source>
        <translation>Die abgelehnten Zeilen von %1 sind in %2</translation>
    </message>
    <message>
        <source>The rejected rows of %1 could not be saved: %2</source>
        <translation>Die abgelehnten Zeilen von %1 konnten nicht gespeichert werden: %2</translation>
    </message>
    <message>
        <source>Reads CSV files of any size, with one row per document or per line item. Encoding, separator, header, columns, and the way amounts and dates are written are found out; a profile is used if it fits the columns. What the file can’t show is asked: the file is refused, with the option that answers. The report lists each rejected row with its line, field and reason. A rejected row doesn’t stop the others, and importing a file again adds nothing.</source>
        <translation>Liest CSV-Dateien jeder Größe mit einer Zeile je Dokument oder je Position. Kodierung, Trennzeichen, Kopfzeile, Spalten und die Schreibweise von Beträgen und Datumsangaben werden erkannt; ein Importprofil wird verwendet, wenn es zu den Spalten passt. Was aus der Datei nicht hervorgeht, wird nachgefragt: Die Datei wird abgelehnt und die Option genannt, mit der es sich angeben lässt. Der Bericht nennt zu jeder abgelehnten Zeile die Zeilennummer, das Feld und den Grund. Eine abgelehnte Zeile hält die anderen nicht auf, und ein nochmaliger Import derselben Datei fügt nichts hinzu.</translation>
    </message>
    <message>
        <source>Reads FIELD from a column, or, with a colon, uses a fixed value. FIELD= reads it from no column. May be given several times.</source>
        <translation>Liest FIELD aus einer Spalte oder verwendet, mit Doppelpunkt, einen festen Wert. Mit FIELD= wird es aus keiner Spalte gelesen. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>The seller, if no column names it.</source>
        <translation>Der Verkäufer, wenn keine Spalte ihn nennt.</translation>
    </message>
    <message>
        <source>The decimal point of amounts, if the file can’t show it.</source>
        <translation>Das Dezimalzeichen der Beträge, wenn es aus der Datei nicht hervorgeht.</translation>
    </message>
    <message>
        <source>The same as --decimal.</source>
        <translation>Dasselbe wie --decimal.</translation>
    </message>
    <message>
        <source>How dates are written, for example d/M/yyyy, if the file can’t show it.</source>
        <translation>Das Datumsformat, zum Beispiel d/M/yyyy, wenn es aus der Datei nicht hervorgeht.</translation>
    </message>
    <message>
        <source>The encoding of the text, for example utf-8, windows-1252 or utf-16.</source>
        <translation>Die Kodierung des Textes, zum Beispiel utf-8, windows-1252 oder utf-16.</translation>
    </message>
    <message>
        <source>The number of lines above the header.</source>
        <translation>Die Anzahl der Zeilen über der Kopfzeile.</translation>
    </message>
    <message>
        <source>The profile of that name, or in that JSON file.</source>
        <translation>Das Importprofil dieses Namens oder in dieser JSON-Datei.</translation>
    </message>
    <message>
        <source>Saves how the first file is read as a profile. Files with the same columns then use it.</source>
        <translation>Speichert als Importprofil, wie die erste Datei gelesen wird. Dateien mit denselben Spalten verwenden es dann.</translation>
    </message>
    <message>
        <source>Lists the profiles.</source>
        <translation>Listet die Importprofile auf.</translation>
    </message>
    <message>
        <source>Uses only --map and --profile.</source>
        <translation>Verwendet nur --map und --profile.</translation>
    </message>
    <message>
        <source>Saves the rejected rows to FILE as CSV, to be fixed and imported.</source>
        <translation>Speichert die abgelehnten Zeilen als CSV in FILE, zum Korrigieren und Importieren.</translation>
    </message>
    <message>
        <source>field %1 has text after its closing quote</source>
        <translation>Feld %1 hat Text nach dem schließenden Anführungszeichen</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>If a running billow or billowd serve uses the ledger, the invoices go through its API, and the import waits while that is unavailable or full. Only --strict needs the ledger for itself.</source>
        <translation>Wenn ein laufendes billow oder billowd serve das Rechnungsbuch verwendet, laufen die Rechnungen über dessen API, und der Import wartet, solange diese nicht verfügbar oder voll ist. Nur --strict braucht das Rechnungsbuch für sich.</translation>
    </message>
    <message>
        <source>Can’t watch</source>
        <translation>Überwachung nicht möglich:</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>einen solchen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>Can’t use the folder</source>
        <translation>Ordner nicht verwendbar:</translation>
    </message>
    <message>
        <source>it is a link to another place</source>
        <translation>er ist ein Verweis auf einen anderen Ort</translation>
    </message>
    <message>
        <source>Can’t create the folder</source>
        <translation>Ordner kann nicht angelegt werden:</translation>
    </message>
    <message>
        <source>check its permissions</source>
        <translation>prüfen Sie seine Zugriffsrechte</translation>
    </message>
    <message>
        <source>another program does</source>
        <translation>ein anderes Programm überwacht ihn</translation>
    </message>
    <message>
        <source>it is not writable</source>
        <translation>er ist nicht beschreibbar</translation>
    </message>
    <message>
        <source>Can’t take %1</source>
        <translation>%1 kann nicht übernommen werden</translation>
    </message>
    <message>
        <source>Can’t read</source>
        <translation>Lesen nicht möglich:</translation>
    </message>
    <message>
        <source>Can’t write</source>
        <translation>Schreiben nicht möglich:</translation>
    </message>
    <message>
        <source>Can’t move a file to</source>
        <translation>Eine Datei kann nicht verschoben werden nach</translation>
    </message>
    <message>
        <source>Can’t delete</source>
        <translation>Löschen nicht möglich:</translation>
    </message>
    <message>
        <source>the table has %1 columns; at most %2 are read</source>
        <translation>die Tabelle hat %1 Spalten; höchstens %2 werden gelesen</translation>
    </message>
    <message>
        <source>Deleting invoices. In a large ledger this can take minutes.</source>
        <translation>Rechnungen werden gelöscht. Bei vielen Rechnungen kann das Minuten dauern.</translation>
    </message>
    <message>
        <source>Stop the demo before you delete its invoices</source>
        <translation>Halten Sie die Demo an, bevor Sie deren Rechnungen löschen</translation>
    </message>
    <message>
        <source>These invoices are real: they were imported or received. Confirm that they should be deleted.</source>
        <translation>Diese Rechnungen sind echt: Sie wurden importiert oder empfangen. Bestätigen Sie, dass sie gelöscht werden sollen.</translation>
    </message>
    <message>
        <source>No invoice has this source</source>
        <translation>Keine Rechnung hat diese Quelle</translation>
    </message>
    <message>
        <source>No original is kept of invoice %1</source>
        <translation>Von Rechnung %1 ist kein Original aufbewahrt</translation>
    </message>
    <message>
        <source>The original of invoice %1 is damaged in the ledger</source>
        <translation>Das Original von Rechnung %1 ist im Rechnungsbuch beschädigt</translation>
    </message>
    <message>
        <source>Every document belongs to an invoice that was checked</source>
        <translation>Jedes Dokument gehört zu einer geprüften Rechnung</translation>
    </message>
    <message>
        <source>Every invoice that was checked has its document</source>
        <translation>Jede geprüfte Rechnung hat ihr Dokument</translation>
    </message>
    <message>
        <source>%1 have none</source>
        <translation>%1 haben keines</translation>
    </message>
    <message>
        <source>Every original belongs to a document</source>
        <translation>Jedes Original gehört zu einem Dokument</translation>
    </message>
    <message>
        <source>Every original has the bytes that its hash was made of</source>
        <translation>Jedes Original hat die Bytes, aus denen sein Hashwert gebildet wurde</translation>
    </message>
    <message>
        <source>%1 are damaged</source>
        <translation>%1 sind beschädigt</translation>
    </message>
    <message>
        <source>Folder from which Billow imports every e-invoice and CSV file that is put there. Empty = none.</source>
        <translation>Ordner, aus dem Billow jede E-Rechnung und jede CSV-Datei importiert, die dort abgelegt wird. Leer = keiner.</translation>
    </message>
    <message>
        <source>Profile by which CSV files in that folder are read. Empty = one that fits, or what the file shows.</source>
        <translation>Profil, nach dem CSV-Dateien in diesem Ordner gelesen werden. Leer = ein passendes, oder was die Datei zeigt.</translation>
    </message>
    <message>
        <source>E-invoices of up to so many megabytes are kept as they came. 0 = none is kept.</source>
        <translation>E-Rechnungen bis zu so vielen Megabyte werden im Original aufbewahrt. 0 = keine.</translation>
    </message>
    <message>
        <source>The invoices were deleted</source>
        <translation>Die Rechnungen wurden gelöscht</translation>
    </message>
    <message>
        <source>Every check result is that of the rules in the document</source>
        <translation>Jedes Prüfergebnis entspricht den Regeln im Dokument</translation>
    </message>
    <message>
        <source>%1 are not</source>
        <translation>%1 nicht</translation>
    </message>
    <message>
        <source>the code of a currency, for example EUR</source>
        <translation>der Code einer Währung, zum Beispiel EUR</translation>
    </message>
    <message>
        <source>Currency of the invoices in imported files that do not show one. Empty = Billow asks.</source>
        <translation>Währung der Rechnungen in importierten Dateien, die keine angeben. Leer: Billow fragt nach.</translation>
    </message>
    <message>
        <source>--currency is a code such as EUR, not %1</source>
        <translation>--currency ist ein Code wie EUR, nicht %1</translation>
    </message>
    <message>
        <source>The currency, if the file shows none, for example EUR.</source>
        <translation>Die Währung, wenn die Datei keine angibt, zum Beispiel EUR.</translation>
    </message>
    <message>
        <source>“%1” is not a percentage</source>
        <translation>„%1“ ist kein Prozentsatz</translation>
    </message>
    <message>
        <source>The subtotal is the sum of the columns %1</source>
        <translation>Der Nettobetrag ist die Summe der Spalten %1</translation>
    </message>
    <message>
        <source>The VAT is the sum of the columns %1</source>
        <translation>Die USt ist die Summe der Spalten %1</translation>
    </message>
    <message>
        <source>The total is the sum of the columns %1</source>
        <translation>Der Gesamtbetrag ist die Summe der Spalten %1</translation>
    </message>
    <message>
        <source>Add %1.</source>
        <translation>Ergänzen Sie %1.</translation>
    </message>
    <message>
        <source>The columns are %1.</source>
        <translation>Die Spalten sind %1.</translation>
    </message>
    <message>
        <source>Import this file by itself, and choose a column or a fixed value in its preview.</source>
        <translation>Diese Datei für sich importieren und in ihrer Vorschau eine Spalte oder einen festen Wert wählen.</translation>
    </message>
    <message>
        <source>Map a field with --map FIELD=COLUMN or --map FIELD=:CONSTANT.</source>
        <translation>Mit --map FIELD=COLUMN oder --map FIELD=:CONSTANT ein Feld zuordnen.</translation>
    </message>
    <message>
        <source>Who is the seller, and which currency are the amounts in?</source>
        <translation>Wer ist der Verkäufer, und in welcher Währung sind die Beträge?</translation>
    </message>
    <message>
        <source>internal error: a release has other invoices than those waiting</source>
        <translation>interner Fehler: eine Freigabe enthält andere Rechnungen als die wartenden</translation>
    </message>
</context>
</TS>
