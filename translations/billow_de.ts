<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AmountInput</name>
    <message>
        <source>Not an amount, such as %1</source>
        <translation>Kein Betrag wie %1</translation>
    </message>
    <message>
        <source>Amounts are never below zero</source>
        <translation>Beträge sind nie kleiner als null</translation>
    </message>
    <message>
        <source>At most four decimals</source>
        <translation>Höchstens vier Dezimalstellen</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
</context>
<context>
    <name>AnalyticsText</name>
    <message>
        <source>Not given</source>
        <translation>Nicht angegeben</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Invoices: %1 · total: %2 · VAT: %3</source>
        <translation>Rechnungen: %1 · Gesamt: %2 · USt.: %3</translation>
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
        <translation>Gesamt (%1)</translation>
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
        <source>Displayed</source>
        <translation>Angezeigt</translation>
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
        <translation>USt. (%1)</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
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
        <source>Currency %1</source>
        <translation>Währung %1</translation>
    </message>
    <message>
        <source>Country %1</source>
        <translation>Land %1</translation>
    </message>
    <message>
        <source>No payment named</source>
        <translation>Keine Zahlungsart genannt</translation>
    </message>
    <message>
        <source>Payment %1</source>
        <translation>Zahlung %1</translation>
    </message>
    <message>
        <source>Source %1</source>
        <translation>Quelle %1</translation>
    </message>
    <message>
        <source>Displayed only</source>
        <translation>Nur angezeigte</translation>
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
        <source>Issued %1 to %2</source>
        <translation>Ausgestellt %1 bis %2</translation>
    </message>
    <message>
        <source>Total from %1</source>
        <translation>Gesamt ab %1</translation>
    </message>
    <message>
        <source>Total up to %1</source>
        <translation>Gesamt bis %1</translation>
    </message>
    <message>
        <source>Total %1 to %2</source>
        <translation>Gesamt %1 bis %2</translation>
    </message>
    <message>
        <source>Risk %1</source>
        <translation>Risiko %1</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
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
        <source>VAT rate in %</source>
        <translation>USt.-Satz in %</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Zwischensumme</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>USt.</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
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
        <source>Quantity of a line</source>
        <translation>Menge einer Position</translation>
    </message>
    <message>
        <source>Unit price of a line</source>
        <translation>Einzelpreis einer Position</translation>
    </message>
    <message>
        <source>Total of a line</source>
        <translation>Betrag einer Position</translation>
    </message>
    <message>
        <source> or </source>
        <comment>between two fields</comment>
        <translation> oder </translation>
    </message>
    <message>
        <source>no such column</source>
        <translation>Spalte fehlt</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>guessed</source>
        <translation>erraten</translation>
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
        <translation>durch Strichpunkte getrennt</translation>
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
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>not UTF-8</source>
        <translation>nicht UTF-8</translation>
    </message>
    <message>
        <source>a row is a line item</source>
        <translation>eine Zeile ist eine Position</translation>
    </message>
    <message>
        <source>a row is an invoice</source>
        <translation>eine Zeile ist eine Rechnung</translation>
    </message>
    <message>
        <source>, %1 not accepted</source>
        <translation>, %1 nicht angenommen</translation>
    </message>
    <message numerus="yes">
        <source>The import was cancelled. The %1 invoices that were stored before stay.</source>
        <translation>
            <numerusform>Der Import wurde abgebrochen. Die %1 Rechnung, die vorher gespeichert wurde, bleibt.</numerusform>
            <numerusform>Der Import wurde abgebrochen. Die %1 Rechnungen, die vorher gespeichert wurden, bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>The import ended early: %1</source>
        <translation>Der Import endete vorzeitig: %1</translation>
    </message>
    <message numerus="yes">
        <source>Nothing new: all %1 invoices were stored before.</source>
        <translation>
            <numerusform>Nichts Neues: %1 Rechnung war schon gespeichert.</numerusform>
            <numerusform>Nichts Neues: Alle %1 Rechnungen waren schon gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>No invoice was imported.</source>
        <translation>Es wurde keine Rechnung importiert.</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices were imported, but not every file was read to its end.</source>
        <translation>
            <numerusform>%1 Rechnung wurde importiert, aber nicht jede Datei wurde zu Ende gelesen.</numerusform>
            <numerusform>%1 Rechnungen wurden importiert, aber nicht jede Datei wurde zu Ende gelesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices were imported.</source>
        <translation>
            <numerusform>%1 Rechnung wurde importiert.</numerusform>
            <numerusform>%1 Rechnungen wurden importiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 Zeile</numerusform>
            <numerusform>%1 Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %1 rows</source>
        <translation>
            <numerusform>Die ersten %1 Zeilen</numerusform>
            <numerusform>Die ersten %1 Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices</source>
        <translation>
            <numerusform>%1 Rechnung</numerusform>
            <numerusform>%1 Rechnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices were imported, %2 not accepted.</source>
        <translation>
            <numerusform>%1 Rechnung wurde importiert, nicht angenommen: %2.</numerusform>
            <numerusform>%1 Rechnungen wurden importiert, nicht angenommen: %2.</numerusform>
        </translation>
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
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Zwischensumme</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>USt.</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>%1 at %2 %</source>
        <translation>%1 bei %2 %</translation>
    </message>
</context>
<context>
    <name>PdfFile</name>
    <message>
        <source>%1 of %2</source>
        <comment>a page</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Zwischensumme</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>USt.</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
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
        <source>Largest first</source>
        <translation>Größte zuerst</translation>
    </message>
    <message>
        <source>Issued today</source>
        <translation>Heute ausgestellt</translation>
    </message>
    <message>
        <source>Issued this month</source>
        <translation>Diesen Monat ausgestellt</translation>
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
        <source>From</source>
        <comment>exporting country</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <comment>importing country</comment>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>VAT rate</source>
        <translation>USt.-Satz</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Zwischensumme</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>USt.</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Zahlung</translation>
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
        <source>Arrival</source>
        <translation>Eingang</translation>
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
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 at %2 %</source>
        <translation>%1 bei %2 %</translation>
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
        <translation>Generierungsrate</translation>
    </message>
    <message>
        <source>Display rate</source>
        <translation>Anzeigerate</translation>
    </message>
    <message>
        <source>Length of a run, in seconds</source>
        <translation>Dauer eines Laufs in Sekunden</translation>
    </message>
    <message>
        <source>Seed of the generator</source>
        <translation>Startwert des Generators</translation>
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
        <source>Secret key base</source>
        <translation>Geheimer Schlüssel</translation>
    </message>
    <message>
        <source>Allowed origins</source>
        <translation>Erlaubte Ursprünge</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Niedrigste Stufe</translation>
    </message>
    <message>
        <source>Exceptions from the level</source>
        <translation>Ausnahmen von der Stufe</translation>
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
        <source>Size of a file, in megabytes</source>
        <translation>Größe einer Datei in Megabyte</translation>
    </message>
    <message>
        <source>Files to keep</source>
        <translation>Aufbewahrte Dateien</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>Default.</source>
        <translation>Vorgabe.</translation>
    </message>
    <message>
        <source>From %1, line %2.</source>
        <translation>Aus %1, Zeile %2.</translation>
    </message>
    <message>
        <source>Set by %1 in the environment.</source>
        <translation>Durch %1 in der Umgebung gesetzt.</translation>
    </message>
    <message>
        <source>Set by %1 on the command line.</source>
        <translation>Durch %1 in der Befehlszeile gesetzt.</translation>
    </message>
</context>
<context>
    <name>SystemWording</name>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
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
        <source>Unresponsive</source>
        <translation>Reagiert nicht</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>When a child crashes, that child alone is started again.</source>
        <translation>Stürzt ein Kind ab, wird nur dieses neu gestartet.</translation>
    </message>
    <message>
        <source>When a child crashes, all of them are started again.</source>
        <translation>Stürzt ein Kind ab, werden alle neu gestartet.</translation>
    </message>
    <message>
        <source>When a child crashes, it and those below it are started again.</source>
        <translation>Stürzt ein Kind ab, werden dieses und die darunter neu gestartet.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Nicht erreichbar</translation>
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
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
</context>
<context>
    <name>TaxCheck</name>
    <message>
        <source>too large to calculate</source>
        <translation>zu groß zum Rechnen</translation>
    </message>
    <message>
        <source>VAT as calculated, rounded half away from zero</source>
        <translation>USt. wie berechnet, kaufmännisch gerundet</translation>
    </message>
    <message>
        <source>VAT as given by the seller</source>
        <translation>USt. laut Verkäufer</translation>
    </message>
    <message>
        <source>VAT as given by the seller: %1 less than calculated</source>
        <translation>USt. laut Verkäufer: %1 weniger als berechnet</translation>
    </message>
    <message>
        <source>VAT as given by the seller: %1 more than calculated</source>
        <translation>USt. laut Verkäufer: %1 mehr als berechnet</translation>
    </message>
    <message>
        <source>That is the total</source>
        <translation>Das ergibt den Gesamtbetrag</translation>
    </message>
    <message>
        <source>The total says %1</source>
        <translation>Als Gesamtbetrag steht dort %1</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Idle</source>
        <translation>Ruht</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Processing backlog</source>
        <translation>Rückstand wird angezeigt</translation>
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
        <source>%1/s</source>
        <comment>invoices a second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 aus</translation>
    </message>
    <message>
        <source>%1 connecting</source>
        <translation>%1 verbindet</translation>
    </message>
    <message>
        <source>%1 %2 ms</source>
        <translation>%1 %2 ms</translation>
    </message>
    <message>
        <source>%1 away</source>
        <translation>%1 nicht erreichbar</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 ausgefallen</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>%1 kann nicht benutzt werden</translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation>Warten auf %1</translation>
    </message>
    <message>
        <source>%1 ready</source>
        <translation>%1 bereit</translation>
    </message>
    <message>
        <source>%1 full</source>
        <translation>%1 voll</translation>
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
        <source>A live stream of invoices: stored durably, shown at a readable pace, totalled to the cent.</source>
        <translation>Ein Live-Strom von Rechnungen: dauerhaft gespeichert, in lesbarem Tempo gezeigt, auf den Cent summiert.</translation>
    </message>
    <message>
        <source>Made with Qt %1. Billow&apos;s own code is under the MIT licence; this program as a whole, with Qt HttpServer in it, is under the GNU General Public License, version 3.</source>
        <translation>Mit Qt %1 gebaut. Der Code von Billow selbst steht unter der MIT-Lizenz; das Programm als Ganzes, mit Qt HttpServer darin, unter der GNU General Public License, Version 3.</translation>
    </message>
</context>
<context>
    <name>billow::ActorTree</name>
    <message>
        <source>Supervision tree</source>
        <translation>Baum der Aktoren</translation>
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
        <source>Messages that wait in its mailbox</source>
        <translation>Nachrichten, die in seinem Postfach warten</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Messages handled a second, since the last look</source>
        <translation>Verarbeitete Nachrichten je Sekunde seit dem letzten Blick</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Pro Sekunde</translation>
    </message>
    <message>
        <source>Time a message takes, on average since the start</source>
        <translation>Zeit für eine Nachricht, im Mittel seit dem Start</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>The slowest single message since the start</source>
        <translation>Die langsamste einzelne Nachricht seit dem Start</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
    <message>
        <source>How often it was started again after a crash</source>
        <translation>Wie oft er nach einem Absturz neu gestartet wurde</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>What its last crash said</source>
        <translation>Was der letzte Absturz gemeldet hat</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
</context>
<context>
    <name>billow::Alerts</name>
    <message>
        <source>The run has ended</source>
        <translation>Der Lauf ist zu Ende</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices were generated; %2 are still to be displayed.</source>
        <translation>
            <numerusform>%1 Rechnung wurde generiert; noch anzuzeigen: %2.</numerusform>
            <numerusform>%1 Rechnungen wurden generiert; noch anzuzeigen: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>All invoices are displayed</source>
        <translation>Alle Rechnungen sind angezeigt</translation>
    </message>
    <message>
        <source>The backlog of the last run is empty.</source>
        <translation>Der Rückstand des letzten Laufs ist leer.</translation>
    </message>
    <message>
        <source>%1 of %2 from %3</source>
        <comment>an invoice: number, amount, seller</comment>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>, risk %1</source>
        <translation>, Risiko %1</translation>
    </message>
    <message>
        <source>Invoice to look at</source>
        <translation>Eine Rechnung zum Ansehen</translation>
    </message>
    <message>
        <source>%1 invoices to look at</source>
        <translation>%1 Rechnungen zum Ansehen</translation>
    </message>
    <message>
        <source>The newest: %1</source>
        <translation>Die neueste: %1</translation>
    </message>
</context>
<context>
    <name>billow::AnalyticsCards</name>
    <message>
        <source>Top sellers, %1</source>
        <translation>Größte Verkäufer, %1</translation>
    </message>
    <message>
        <source>Top buyers, %1</source>
        <translation>Größte Käufer, %1</translation>
    </message>
    <message>
        <source>By exporting country, %1</source>
        <translation>Nach Ausfuhrland, %1</translation>
    </message>
    <message>
        <source>By importing country, %1</source>
        <translation>Nach Einfuhrland, %1</translation>
    </message>
    <message>
        <source>By risk, %1</source>
        <translation>Nach Risiko, %1</translation>
    </message>
    <message>
        <source>By payment, %1</source>
        <translation>Nach Zahlung, %1</translation>
    </message>
    <message>
        <source>Invoices per minute</source>
        <translation>Rechnungen je Minute</translation>
    </message>
    <message>
        <source>Value per minute, %1</source>
        <translation>Wert je Minute, %1</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>this minute, so far</source>
        <translation>bisher in dieser Minute</translation>
    </message>
    <message>
        <source>since %1, on average</source>
        <translation>seit %1, im Mittel</translation>
    </message>
    <message>
        <source>%1 to %2, on average</source>
        <translation>%1 bis %2, im Mittel</translation>
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
        <source>Displayed</source>
        <translation>Angezeigt</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>VAT by month of issue, %1</source>
        <translation>USt. nach Ausstellungsmonat, %1</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>USt.</translation>
    </message>
</context>
<context>
    <name>billow::AnalyticsControls</name>
    <message>
        <source>C&amp;urrency</source>
        <translation>&amp;Währung</translation>
    </message>
    <message>
        <source>Currency of all amounts</source>
        <translation>Währung aller Beträge</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>Figures per minute of the last hour</source>
        <translation>Zahlen je Minute der letzten Stunde</translation>
    </message>
    <message>
        <source>6 hours</source>
        <translation>6 Stunden</translation>
    </message>
    <message>
        <source>Figures per minute of the last 6 hours</source>
        <translation>Zahlen je Minute der letzten 6 Stunden</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 Stunden</translation>
    </message>
    <message>
        <source>Figures per minute of the last 24 hours</source>
        <translation>Zahlen je Minute der letzten 24 Stunden</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices, live</source>
        <translation>
            <numerusform>%1 Rechnung, live</numerusform>
            <numerusform>%1 Rechnungen, live</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Catching up: figures of %1 of %2 invoices</source>
        <translation>
            <numerusform>Holt auf: Zahlen von %1 von %2 Rechnung</numerusform>
            <numerusform>Holt auf: Zahlen von %1 von %2 Rechnungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::AnalyticsPage</name>
    <message>
        <source>No figures yet</source>
        <translation>Noch keine Zahlen</translation>
    </message>
    <message>
        <source>Press Start, or drop a CSV file onto the window. The charts fill as invoices arrive.</source>
        <translation>Start drücken oder eine CSV-Datei auf das Fenster ziehen. Die Diagramme füllen sich, während Rechnungen eintreffen.</translation>
    </message>
    <message>
        <source>The figures could not be read: %1.</source>
        <translation>Die Zahlen konnten nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>The figures could not be read</source>
        <translation>Die Zahlen konnten nicht gelesen werden</translation>
    </message>
</context>
<context>
    <name>billow::ChartCard</name>
    <message>
        <source>Copy the figures</source>
        <translation>Zahlen kopieren</translation>
    </message>
</context>
<context>
    <name>billow::CloseQuestion</name>
    <message>
        <source>Do not ask again</source>
        <translation>Nicht mehr fragen</translation>
    </message>
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
        <translation>In der Leiste behalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>An import is going on; closing ends it. What is stored stays: import the file again for the rest.</source>
        <translation>Ein Import läuft; das Schließen beendet ihn. Was gespeichert ist, bleibt: Für den Rest die Datei noch einmal importieren.</translation>
    </message>
    <message>
        <source>A run is going on; closing ends it. Nothing that is stored is lost.</source>
        <translation>Ein Lauf ist im Gang; das Schließen beendet ihn. Nichts Gespeichertes geht verloren.</translation>
    </message>
    <message>
        <source>The backlog is still being displayed. Nothing that is stored is lost.</source>
        <translation>Der Rückstand wird noch angezeigt. Nichts Gespeichertes geht verloren.</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices that wait are displayed the next time.</source>
        <translation>
            <numerusform>%1 wartende Rechnung wird das nächste Mal angezeigt.</numerusform>
            <numerusform>%1 wartende Rechnungen werden das nächste Mal angezeigt.</numerusform>
        </translation>
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
        <source>An import is going on; a restart ends it. What is stored stays: import the file again for the rest.</source>
        <translation>Ein Import läuft; ein Neustart beendet ihn. Was gespeichert ist, bleibt: Für den Rest die Datei noch einmal importieren.</translation>
    </message>
    <message>
        <source>A run is going on; a restart ends it. Nothing that is stored is lost.</source>
        <translation>Ein Lauf ist im Gang; ein Neustart beendet ihn. Nichts Gespeichertes geht verloren.</translation>
    </message>
</context>
<context>
    <name>billow::ColumnsMenu</name>
    <message>
        <source>Fit the columns to the window</source>
        <translation>Spalten dem Fenster anpassen</translation>
    </message>
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
        <source>Put first</source>
        <translation>An den Anfang stellen</translation>
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
        <source>%1 crashed, and its supervisor has started it again (restart %2). Nothing that was stored is lost.</source>
        <translation>%1 ist abgestürzt, und der Supervisor hat ihn neu gestartet (Neustart %2). Nichts Gespeichertes ging verloren.</translation>
    </message>
    <message>
        <source>%1 has crashed; its supervisor starts it again.</source>
        <translation>%1 ist abgestürzt; der Supervisor startet ihn neu.</translation>
    </message>
    <message>
        <source>Select an actor to crash it on purpose and watch its supervisor start it again.</source>
        <translation>Einen Aktor auswählen, um ihn absichtlich abstürzen zu lassen und zu sehen, wie sein Supervisor ihn neu startet.</translation>
    </message>
    <message>
        <source>%1 can be crashed on purpose: it loses what it has in memory, and its supervisor starts it again. Nothing that was stored is lost.</source>
        <translation>%1 kann absichtlich zum Absturz gebracht werden: Was er im Arbeitsspeicher hat, geht verloren, und sein Supervisor startet ihn neu. Nichts Gespeichertes geht verloren.</translation>
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
        <source>Crash %1 now? It loses what it has in memory and starts anew from the ledger; the run goes on.</source>
        <translation>%1 jetzt abstürzen lassen? Was er im Arbeitsspeicher hat, geht verloren, und er beginnt neu aus dem Rechnungsbuch; der Lauf geht weiter.</translation>
    </message>
    <message>
        <source>%1 crashes with its next message …</source>
        <translation>%1 stürzt bei der nächsten Nachricht ab …</translation>
    </message>
    <message>
        <source>%1 takes no messages at the moment, so it cannot be crashed. Try again in a moment.</source>
        <translation>%1 nimmt im Augenblick keine Nachrichten an und kann daher nicht abstürzen. Gleich noch einmal versuchen.</translation>
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
        <translation>USt. %1</translation>
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
        <source>A day such as 2026-11-23. Alt+Down opens a calendar.</source>
        <translation>Ein Tag wie 2026-11-23. Alt+Pfeil nach unten öffnet einen Kalender.</translation>
    </message>
    <message>
        <source>Choose from a calendar</source>
        <translation>Aus einem Kalender wählen</translation>
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
        <source>Select an invoice to see all of it.</source>
        <translation>Eine Rechnung auswählen, um alles über sie zu sehen.</translation>
    </message>
    <message>
        <source>Copy all of this invoice</source>
        <translation>Alles über diese Rechnung kopieren</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Details schließen</translation>
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
        <source>As CSV, for spreadsheets and programs…</source>
        <translation>Als CSV, für Tabellen und Programme…</translation>
    </message>
    <message>
        <source>As PDF, to read and print…</source>
        <translation>Als PDF, zum Lesen und Drucken…</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>Export abbrechen</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
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
        <source>The export was cancelled; no file was written.</source>
        <translation>Der Export wurde abgebrochen; es wurde keine Datei geschrieben.</translation>
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
        <source>Only the first %1 of %2 invoices are in %3: more do not fit. Narrow the filter to get the others.</source>
        <translation>Nur die ersten %1 von %2 Rechnungen sind in %3: Mehr passen nicht hinein. Für die übrigen den Filter enger fassen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices were written to %2.</source>
        <translation>
            <numerusform>%1 Rechnung wurde nach %2 geschrieben.</numerusform>
            <numerusform>%1 Rechnungen wurden nach %2 geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>No file was written. %1.</source>
        <translation>Es wurde keine Datei geschrieben. %1.</translation>
    </message>
</context>
<context>
    <name>billow::ExportTask</name>
    <message>
        <source>the invoices were deleted meanwhile</source>
        <translation>die Rechnungen wurden inzwischen gelöscht</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>billow::FieldRow</name>
    <message>
        <source>such as ZAR</source>
        <translation>etwa ZAR</translation>
    </message>
    <message>
        <source>such as 15</source>
        <translation>etwa 15</translation>
    </message>
    <message>
        <source>such as ZA</source>
        <translation>etwa ZA</translation>
    </message>
    <message>
        <source>for every invoice</source>
        <translation>für jede Rechnung</translation>
    </message>
    <message>
        <source>Where %1 is read from</source>
        <translation>Woraus %1 gelesen wird</translation>
    </message>
    <message>
        <source>Fixed value of %1</source>
        <translation>Fester Wert für %1</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>nötig</translation>
    </message>
    <message>
        <source>, in basis points</source>
        <translation>, in Basispunkten</translation>
    </message>
    <message>
        <source>, in cents</source>
        <translation>, in Cent</translation>
    </message>
    <message>
        <source>The file has no column “%1”.</source>
        <translation>Die Datei hat keine Spalte „%1“.</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>Fixed value…</source>
        <translation>Fester Wert…</translation>
    </message>
    <message>
        <source>(without a name)</source>
        <translation>(ohne Namen)</translation>
    </message>
</context>
<context>
    <name>billow::FileDrop</name>
    <message>
        <source>Drop files to import them</source>
        <translation>Dateien hier ablegen, um sie zu importieren</translation>
    </message>
    <message>
        <source>This cannot be imported</source>
        <translation>Das kann nicht importiert werden</translation>
    </message>
    <message>
        <source>Drop CSV files: .csv, .tsv or .txt</source>
        <translation>CSV-Dateien ablegen: .csv, .tsv oder .txt</translation>
    </message>
    <message>
        <source>Drop to import</source>
        <translation>Zum Importieren ablegen</translation>
    </message>
    <message>
        <source>%1 of %2 files; the others are no CSV files</source>
        <translation>%1 von %2 Dateien; die anderen sind keine CSV-Dateien</translation>
    </message>
    <message>
        <source>You see a preview before anything is stored</source>
        <translation>Vor dem Speichern wird eine Vorschau gezeigt</translation>
    </message>
</context>
<context>
    <name>billow::FilterBar</name>
    <message>
        <source>Search number, seller, buyer</source>
        <translation>Nummer, Verkäufer, Käufer suchen</translation>
    </message>
    <message>
        <source>Search number, seller and buyer</source>
        <translation>Nummer, Verkäufer und Käufer suchen</translation>
    </message>
    <message>
        <source>Ctrl+F comes here; Enter searches at once</source>
        <translation>Strg+F führt hierher; Eingabe sucht sofort</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Date, amount, country, … (Ctrl+Shift+F)</source>
        <translation>Datum, Betrag, Land, … (Strg+Umschalt+F)</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Filters, order and columns under a name</source>
        <translation>Filter, Reihenfolge und Spalten unter einem Namen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Which columns are shown, and what is sorted by</source>
        <translation>Welche Spalten gezeigt werden und wonach sortiert wird</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Write what is found to a file</source>
        <translation>Das Gefundene in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>All of the selected invoice (Enter)</source>
        <translation>Alles über die ausgewählte Rechnung (Eingabe)</translation>
    </message>
    <message>
        <source>Filters (%1)</source>
        <translation>Filter (%1)</translation>
    </message>
</context>
<context>
    <name>billow::FilterChips</name>
    <message>
        <source>Clear filters</source>
        <translation>Filter aufheben</translation>
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
        <source>Displayed only</source>
        <translation>Nur angezeigte</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter aufheben</translation>
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
        <source>Total at least</source>
        <translation>Gesamt mindestens</translation>
    </message>
    <message>
        <source>Total at most</source>
        <translation>Gesamt höchstens</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>amount</comment>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>In whole units of whichever currency, such as %1</source>
        <translation>In ganzen Einheiten der jeweiligen Währung, wie %1</translation>
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
        <translation>Zahlung</translation>
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
        <source>Where invoices came from: the demo generator, a file, the web API</source>
        <translation>Woher Rechnungen kamen: Demo-Generator, eine Datei, die Web-API</translation>
    </message>
    <message>
        <source>Risk %1</source>
        <translation>Risiko %1</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Leave out what still waits to be displayed</source>
        <translation>Auslassen, was noch auf die Anzeige wartet</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>choice</comment>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>None named</source>
        <translation>Keine genannt</translation>
    </message>
    <message>
        <source>Not a day, such as 2026-11-23</source>
        <translation>Kein Tag wie 2026-11-23</translation>
    </message>
    <message>
        <source>Before the first day</source>
        <translation>Vor dem ersten Tag</translation>
    </message>
    <message>
        <source>Below the least</source>
        <translation>Unter dem Mindestbetrag</translation>
    </message>
</context>
<context>
    <name>billow::HeaderBar</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Generate demo invoices</source>
        <translation>Demo-Rechnungen generieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>End the run; its invoices are still displayed</source>
        <translation>Den Lauf beenden; seine Rechnungen werden noch angezeigt</translation>
    </message>
    <message>
        <source>Reset…</source>
        <translation>Zurücksetzen…</translation>
    </message>
    <message>
        <source>Delete all invoices</source>
        <translation>Alle Rechnungen löschen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Hold the invoices on the Dashboard still</source>
        <translation>Die Rechnungen der Übersicht anhalten</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a command does, and its shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>More (F10)</source>
        <translation>Mehr (F10)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
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
        <source>Save the list of what was not accepted</source>
        <translation>Liste des nicht Angenommenen speichern</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>The list has been saved as %1.</source>
        <translation>Die Liste wurde als %1 gespeichert.</translation>
    </message>
    <message>
        <source>The list could not be saved: %1</source>
        <translation>Die Liste konnte nicht gespeichert werden: %1</translation>
    </message>
</context>
<context>
    <name>billow::ImportPreviewPage</name>
    <message>
        <source>The file that is shown</source>
        <translation>Die gezeigte Datei</translation>
    </message>
    <message>
        <source>The first invoices, as they would be stored</source>
        <translation>Die ersten Rechnungen, wie sie gespeichert würden</translation>
    </message>
    <message>
        <source>The first that are not accepted</source>
        <translation>Die ersten, die nicht angenommen werden</translation>
    </message>
    <message>
        <source>Nothing is refused</source>
        <translation>Nichts wird abgelehnt</translation>
    </message>
    <message>
        <source>As far as the file has been looked at, all of it is accepted.</source>
        <translation>Soweit die Datei angesehen wurde, wird alles angenommen.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Nicht angenommen</translation>
    </message>
    <message>
        <source>This file cannot be imported</source>
        <translation>Diese Datei kann nicht importiert werden</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Andere wählen…</translation>
    </message>
    <message>
        <source>Not accepted: %1</source>
        <translation>Nicht angenommen: %1</translation>
    </message>
    <message>
        <source>Still needed: %1. Choose a column or a fixed value for each.</source>
        <translation>Noch nötig: %1. Für jedes eine Spalte oder einen festen Wert wählen.</translation>
    </message>
    <message>
        <source>Not to be read yet</source>
        <translation>Noch nicht lesbar</translation>
    </message>
    <message>
        <source>No invoice is accepted</source>
        <translation>Keine Rechnung wird angenommen</translation>
    </message>
    <message>
        <source>See “Not accepted” for the reasons.</source>
        <translation>Die Gründe stehen unter „Nicht angenommen“.</translation>
    </message>
    <message>
        <source>No invoice is in this file</source>
        <translation>In dieser Datei ist keine Rechnung</translation>
    </message>
    <message>
        <source>No row is accepted: %1</source>
        <translation>Keine Zeile wird angenommen: %1</translation>
    </message>
    <message>
        <source>Or tick “Read as Windows-1252”, above.</source>
        <translation>Oder oben „als Windows-1252 lesen“ ankreuzen.</translation>
    </message>
    <message>
        <source>There are no rows below the headings.</source>
        <translation>Unter den Überschriften stehen keine Zeilen.</translation>
    </message>
    <message>
        <source>None of the first %1 rows is accepted: %2</source>
        <translation>Keine der ersten %1 Zeilen wird angenommen: %2</translation>
    </message>
</context>
<context>
    <name>billow::ImportProgressPage</name>
    <message>
        <source>How far the files have been read</source>
        <translation>Wie weit die Dateien gelesen sind</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>stored before</source>
        <translation>schon gespeichert</translation>
    </message>
    <message>
        <source>not accepted</source>
        <translation>nicht angenommen</translation>
    </message>
    <message>
        <source>The stream goes on, and you can go on working in the window meanwhile.</source>
        <translation>Der Strom läuft weiter, und im Fenster kann inzwischen weitergearbeitet werden.</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>Beginnt…</translation>
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
        <source>Waiting: %1 The import goes on by itself when it can.</source>
        <translation>Wartet: %1 Der Import geht von selbst weiter, sobald er kann.</translation>
    </message>
    <message>
        <source>One import at a time: drop the other files again when this one is done.</source>
        <translation>Immer nur ein Import: Die anderen Dateien ablegen, wenn dieser fertig ist.</translation>
    </message>
    <message>
        <source>Ending the import…</source>
        <translation>Der Import wird beendet…</translation>
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
        <source>Invoices that were not accepted</source>
        <translation>Rechnungen, die nicht angenommen wurden</translation>
    </message>
    <message>
        <source>Copies the whole report as text</source>
        <translation>Kopiert den ganzen Bericht als Text</translation>
    </message>
    <message>
        <source>Saves the invoices that were not accepted, as CSV</source>
        <translation>Speichert die nicht angenommenen Rechnungen als CSV</translation>
    </message>
    <message>
        <source>%1 not accepted, the first %2:</source>
        <translation>%1 nicht angenommen, die ersten %2:</translation>
    </message>
    <message>
        <source>%1 not accepted:</source>
        <translation>%1 nicht angenommen:</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %2 invoices, of which VAT %3</source>
        <translation>
            <numerusform>%1 in %2 Rechnung, davon USt. %3</numerusform>
            <numerusform>%1 in %2 Rechnungen, davon USt. %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 were stored before, and were left as they are</source>
        <translation>
            <numerusform>%1 war schon gespeichert und blieb, wie sie war</numerusform>
            <numerusform>%1 waren schon gespeichert und blieben, wie sie waren</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was not read to its end: %2</source>
        <translation>%1 wurde nicht zu Ende gelesen: %2</translation>
    </message>
    <message>
        <source>%1: %2 imported, %3 stored before, %4 not accepted</source>
        <translation>%1: %2 importiert, %3 schon gespeichert, %4 nicht angenommen</translation>
    </message>
    <message>
        <source>The report has been copied.</source>
        <translation>Der Bericht wurde kopiert.</translation>
    </message>
</context>
<context>
    <name>billow::Imports</name>
    <message>
        <source>Import CSV…</source>
        <translation>CSV importieren…</translation>
    </message>
    <message>
        <source>Import CSV files</source>
        <translation>CSV-Dateien importieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.tsv *.txt)</source>
        <translation>CSV-Dateien (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
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
        <source>%1 new</source>
        <translation>%1 neu</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message numerus="yes">
        <source>%1 new invoices. Show the newest.</source>
        <translation>
            <numerusform>%1 neue Rechnung. Neueste zeigen.</numerusform>
            <numerusform>%1 neue Rechnungen. Neueste zeigen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The first invoices are on their way</source>
        <translation>Die ersten Rechnungen sind unterwegs</translation>
    </message>
    <message>
        <source>They appear here as soon as they are stored.</source>
        <translation>Sie erscheinen hier, sobald sie gespeichert sind.</translation>
    </message>
    <message>
        <source>No invoices yet</source>
        <translation>Noch keine Rechnungen</translation>
    </message>
    <message>
        <source>Press Start (F5) to see a demo run, or drop a CSV file here.</source>
        <translation>Mit Start (F5) beginnt ein Demo-Lauf; oder eine CSV-Datei hierher ziehen.</translation>
    </message>
</context>
<context>
    <name>billow::InvoicesPage</name>
    <message>
        <source>The search was cancelled; what is listed is that of before.</source>
        <translation>Die Suche wurde abgebrochen; gelistet ist, was vorher gefunden wurde.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Saved as “%1” under Views.</source>
        <translation>Als „%1“ unter Ansichten gespeichert.</translation>
    </message>
    <message>
        <source>The invoices could not be read: %1</source>
        <translation>Die Rechnungen konnten nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>No invoice matches</source>
        <translation>Keine Rechnung passt</translation>
    </message>
    <message>
        <source>Nothing that is stored meets all of these filters.</source>
        <translation>Nichts Gespeichertes erfüllt alle diese Filter.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>Nothing is stored yet</source>
        <translation>Noch ist nichts gespeichert</translation>
    </message>
    <message>
        <source>Press Start on the Dashboard (F5), or drop a CSV file here.</source>
        <translation>In der Übersicht Start drücken (F5) oder eine CSV-Datei hierher ziehen.</translation>
    </message>
</context>
<context>
    <name>billow::KeychainRow</name>
    <message>
        <source>Keep passwords in the system&apos;s keychain</source>
        <translation>Passwörter im Schlüsselbund des Systems verwahren</translation>
    </message>
    <message>
        <source>Passwords</source>
        <translation>Passwörter</translation>
    </message>
    <message>
        <source>Those of the database and of Redis, and the secret key base. Otherwise they stand in the settings file, which only you can read. billowd reads no keychain: give them to it in the environment.</source>
        <translation>Die der Datenbank und von Redis und den geheimen Schlüssel. Sonst stehen sie in der Einstellungsdatei, nur für das eigene Konto lesbar. billowd liest keinen Schlüsselbund: Es bekommt sie in der Umgebung.</translation>
    </message>
    <message>
        <source>Asking the keychain …</source>
        <translation>Der Schlüsselbund wird gefragt …</translation>
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
        <source>From Info</source>
        <translation>Ab Info</translation>
    </message>
    <message>
        <source>From Warning</source>
        <translation>Ab Warnung</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Least level of the lines shown</source>
        <translation>Niedrigste Stufe der gezeigten Zeilen</translation>
    </message>
    <message>
        <source>Category of the lines shown</source>
        <translation>Kategorie der gezeigten Zeilen</translation>
    </message>
    <message>
        <source>Text in the lines shown</source>
        <translation>Text in den gezeigten Zeilen</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Im Protokoll suchen</translation>
    </message>
    <message>
        <source>Copies the selected lines, or all that are shown</source>
        <translation>Kopiert die ausgewählten Zeilen oder alle gezeigten</translation>
    </message>
    <message numerus="yes">
        <source>%1 lines came faster than they could be shown; they are in the log file</source>
        <translation>
            <numerusform>%1 Zeile kam schneller, als sie gezeigt werden konnte; sie steht in der Protokolldatei</numerusform>
            <numerusform>%1 Zeilen kamen schneller, als sie gezeigt werden konnten; sie stehen in der Protokolldatei</numerusform>
        </translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>Alle Kategorien</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Resume · %1 new</source>
        <translation>Weiter · %1 neu</translation>
    </message>
    <message>
        <source>Nothing has been logged yet.</source>
        <translation>Es wurde noch nichts protokolliert.</translation>
    </message>
    <message>
        <source>No line of the log matches these filters.</source>
        <translation>Keine Zeile des Protokolls passt zu diesen Filtern.</translation>
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
        <source>Nothing was copied: %1</source>
        <translation>Es wurde nichts kopiert: %1</translation>
    </message>
    <message>
        <source>Newest invoices</source>
        <translation>Neueste Rechnungen</translation>
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
        <source>Theme of the system</source>
        <translation>Design des Systems</translation>
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
        <source>Stream</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>Import CSV files</source>
        <translation>CSV-Dateien importieren</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Strg+F</translation>
    </message>
    <message>
        <source>Search, on the Invoices page</source>
        <translation>Suchen, auf der Seite Rechnungen</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>Back to the newest, following again</source>
        <translation>Zurück zu den neuesten, wieder mitlaufen</translation>
    </message>
    <message>
        <source>Up, Down, Page Up, Page Down</source>
        <translation>Auf, Ab, Bild auf, Bild ab</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Strg+C</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Ausgewählte Zeilen kopieren</translation>
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
        <source>This sheet</source>
        <translation>Diese Übersicht</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Strg+Q</translation>
    </message>
    <message>
        <source>Some settings are not saved yet. Save or discard them, then restart Billow.</source>
        <translation>Einige Einstellungen sind noch nicht gespeichert. Zuerst speichern oder verwerfen, dann Billow neu starten.</translation>
    </message>
</context>
<context>
    <name>billow::MappingEditor</name>
    <message>
        <source>Which field is read from which column</source>
        <translation>Welches Feld aus welcher Spalte gelesen wird</translation>
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
    <name>billow::NameDialog</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Diese Ansicht speichern</translation>
    </message>
    <message>
        <source>Its filters, order and columns. One of the same name is replaced.</source>
        <translation>Ihre Filter, Reihenfolge und Spalten. Eine gleichen Namens wird ersetzt.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Name der Ansicht</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
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
        <source>%1 cannot be used: %2</source>
        <translation>%1 kann nicht benutzt werden: %2</translation>
    </message>
    <message>
        <source>%1 is away and is being tried again: %2</source>
        <translation>%1 ist nicht erreichbar und wird erneut versucht: %2</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Go to the settings of the storage</source>
        <translation>Zu den Einstellungen des Speichers gehen</translation>
    </message>
    <message>
        <source>Restart Billow</source>
        <translation>Billow neu starten</translation>
    </message>
</context>
<context>
    <name>billow::RateEditor</name>
    <message>
        <source>Unlimited</source>
        <translation>Unbegrenzt</translation>
    </message>
    <message>
        <source>%1, roughly</source>
        <translation>%1, grob</translation>
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
</context>
<context>
    <name>billow::ReadingOptions</name>
    <message>
        <source>Read as Windows-1252 what is not UTF-8</source>
        <translation>Als Windows-1252 lesen, was nicht UTF-8 ist</translation>
    </message>
    <message>
        <source>How the columns are found</source>
        <translation>Wie die Spalten gefunden werden</translation>
    </message>
    <message>
        <source>How dates are written</source>
        <translation>Wie Daten geschrieben sind</translation>
    </message>
    <message>
        <source>How amounts are written</source>
        <translation>Wie Beträge geschrieben sind</translation>
    </message>
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
        <source>Columns: guessed by their names</source>
        <translation>Spalten: nach Namen erraten</translation>
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
        <source>Dates: as the profile says</source>
        <translation>Datum: wie im Profil</translation>
    </message>
    <message>
        <source>Amounts: as the profile says</source>
        <translation>Beträge: wie im Profil</translation>
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
        <source>Why it is not accepted</source>
        <translation>Warum nicht angenommen</translation>
    </message>
</context>
<context>
    <name>billow::ResetDialog</name>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Delete all invoices?</source>
        <translation>Alle Rechnungen löschen?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation>Alles löschen</translation>
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
    <message numerus="yes">
        <source>All %1 invoices go, and the figures start again at zero. This cannot be undone.</source>
        <translation>
            <numerusform>%1 Rechnung verschwindet, und die Zahlen beginnen wieder bei null. Das kann nicht rückgängig gemacht werden.</numerusform>
            <numerusform>Alle %1 Rechnungen verschwinden, und die Zahlen beginnen wieder bei null. Das kann nicht rückgängig gemacht werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 invoices go, and %2 of them are real: they were imported or received, not generated. This cannot be undone.</source>
        <translation>
            <numerusform>%1 Rechnung verschwindet, davon echt, also importiert oder empfangen und nicht generiert: %2. Das kann nicht rückgängig gemacht werden.</numerusform>
            <numerusform>Alle %1 Rechnungen verschwinden, davon echt, also importiert oder empfangen und nicht generiert: %2. Das kann nicht rückgängig gemacht werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::ResultArea</name>
    <message>
        <source>Nothing was copied: %1.</source>
        <translation>Es wurde nichts kopiert: %1.</translation>
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
    <message>
        <source>Cancel the search</source>
        <translation>Suche abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices</source>
        <translation>
            <numerusform>%1 Rechnung</numerusform>
            <numerusform>%1 Rechnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>, the first %1 are listed</source>
        <translation>, die ersten %1 sind gelistet</translation>
    </message>
    <message>
        <source>%1, VAT %2</source>
        <translation>%1, USt. %2</translation>
    </message>
</context>
<context>
    <name>billow::ResultPanel</name>
    <message>
        <source>Stored since this search. Search again (Ctrl+R).</source>
        <translation>Seit dieser Suche gespeichert. Erneut suchen (Strg+R).</translation>
    </message>
    <message numerus="yes">
        <source>%1 new invoices have been stored since this search. Search again.</source>
        <translation>
            <numerusform>Seit dieser Suche wurde %1 neue Rechnung gespeichert. Erneut suchen.</numerusform>
            <numerusform>Seit dieser Suche wurden %1 neue Rechnungen gespeichert. Erneut suchen.</numerusform>
        </translation>
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
        <source>%1 displayed since</source>
        <comment>the search</comment>
        <translation>%1 seither angezeigt</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices have been displayed since this search. Search again.</source>
        <translation>
            <numerusform>%1 Rechnung wurde seit dieser Suche angezeigt. Erneut suchen.</numerusform>
            <numerusform>%1 Rechnungen wurden seit dieser Suche angezeigt. Erneut suchen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Displayed since this search. Search again (Ctrl+R).</source>
        <translation>Seit dieser Suche angezeigt. Erneut suchen (Strg+R).</translation>
    </message>
</context>
<context>
    <name>billow::RowCopier</name>
    <message>
        <source>Only the first %1 of %2 selected rows were copied; Export, on the Invoices page, takes them all.</source>
        <translation>Nur die ersten %1 von %2 ausgewählten Zeilen wurden kopiert; der Export auf der Seite Rechnungen nimmt alle.</translation>
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
        <translation>Details zeigen</translation>
    </message>
    <message>
        <source>Find all of seller %1</source>
        <translation>Alle des Verkäufers %1 suchen</translation>
    </message>
    <message>
        <source>Find all of buyer %1</source>
        <translation>Alle des Käufers %1 suchen</translation>
    </message>
</context>
<context>
    <name>billow::RunProgress</name>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 generated</source>
        <translation>%1 generiert</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 to go</source>
        <comment>invoices still to be displayed</comment>
        <translation>noch %1 anzuzeigen</translation>
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
        <translation>Zwischensumme</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>USt.</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
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
        <source>Discard what is not saved</source>
        <translation>Verwerfen, was nicht gespeichert ist</translation>
    </message>
    <message>
        <source>Save the settings</source>
        <translation>Die Einstellungen speichern</translation>
    </message>
    <message>
        <source>Restart Billow</source>
        <translation>Billow neu starten</translation>
    </message>
    <message>
        <source>Restart Billow with the saved settings</source>
        <translation>Billow mit den gespeicherten Einstellungen neu starten</translation>
    </message>
</context>
<context>
    <name>billow::SearchModel</name>
    <message>
        <source>%1. Click to sort by it.</source>
        <translation>%1. Klicken, um danach zu sortieren.</translation>
    </message>
</context>
<context>
    <name>billow::SearchTable</name>
    <message>
        <source>Invoices that were found</source>
        <translation>Gefundene Rechnungen</translation>
    </message>
</context>
<context>
    <name>billow::SecretsDialog</name>
    <message>
        <source>Ask the keychain again</source>
        <translation>Den Schlüsselbund noch einmal fragen</translation>
    </message>
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
        <translation>Start</translation>
    </message>
    <message>
        <source>Start with the passwords that are typed here</source>
        <translation>Mit den hier eingegebenen Passwörtern starten</translation>
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
        <source>Password of %1</source>
        <translation>Passwort von %1</translation>
    </message>
    <message>
        <source>They are kept in the system&apos;s keychain, which is being asked. It may have to be unlocked.</source>
        <translation>Sie sind im Schlüsselbund des Systems, der gerade gefragt wird. Er muss vielleicht entsperrt werden.</translation>
    </message>
    <message>
        <source>They are kept in the system&apos;s keychain, which does not give them out: %1 Type them here to start all the same; they count for this once.</source>
        <translation>Sie sind im Schlüsselbund des Systems, der sie nicht herausgibt: %1 Hier eingeben, um trotzdem zu starten; sie gelten nur dieses Mal.</translation>
    </message>
</context>
<context>
    <name>billow::SettingRow</name>
    <message>
        <source>Restore default</source>
        <translation>Vorgabe wiederherstellen</translation>
    </message>
    <message>
        <source>Restore the default of %1</source>
        <translation>Die Vorgabe von „%1“ wiederherstellen</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Changed; it applies now, and is not saved yet.</source>
        <translation>Geändert; es gilt jetzt und ist noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Not saved yet.</source>
        <translation>Noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Changed while running: the next start takes %1.</source>
        <translation>Im Betrieb geändert: Der nächste Start nimmt %1.</translation>
    </message>
    <message>
        <source>Saved; it applies at the next start.</source>
        <translation>Gespeichert; es gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>The secret is in the keychain.</source>
        <translation>Das Geheimnis ist im Schlüsselbund.</translation>
    </message>
    <message>
        <source>That overrules the file: what is saved here counts once it is gone. It says: %1</source>
        <translation>Das geht der Datei vor: Was hier gespeichert wird, zählt, sobald es weg ist. Es lautet: %1</translation>
    </message>
    <message>
        <source>Not saved yet; it applies at the next start.</source>
        <translation>Noch nicht gespeichert; es gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>A change applies at once.</source>
        <translation>Eine Änderung gilt sofort.</translation>
    </message>
    <message>
        <source>A change applies at the next start.</source>
        <translation>Eine Änderung gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>A change applies once it is saved.</source>
        <translation>Eine Änderung gilt, sobald sie gespeichert ist.</translation>
    </message>
</context>
<context>
    <name>billow::SettingsPage</name>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Goes to that part of the page</source>
        <translation>Springt zu diesem Teil der Seite</translation>
    </message>
    <message>
        <source>What is changed here is kept in %1.</source>
        <translation>Was hier geändert wird, steht in %1.</translation>
    </message>
    <message>
        <source>“%1” is not right yet: what is wrong stands below it.</source>
        <translation>„%1“ stimmt noch nicht: Was falsch ist, steht darunter.</translation>
    </message>
    <message numerus="yes">
        <source>Not saved yet: %1 of the settings. They go to %2, which only you can read.</source>
        <translation>
            <numerusform>Noch nicht gespeichert: %1 Einstellung. Sie kommt in %2, nur für das eigene Konto lesbar.</numerusform>
            <numerusform>Noch nicht gespeichert: %1 Einstellungen. Sie kommen in %2, nur für das eigene Konto lesbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Trying the connection before it is saved …</source>
        <translation>Vor dem Speichern wird die Verbindung geprüft …</translation>
    </message>
    <message>
        <source>Saved in %1.</source>
        <translation>In %1 gespeichert.</translation>
    </message>
    <message>
        <source>Not saved. %1</source>
        <translation>Nicht gespeichert. %1</translation>
    </message>
    <message>
        <source>Some of what is saved applies once Billow starts again.</source>
        <translation>Einiges vom Gespeicherten gilt erst, wenn Billow neu startet.</translation>
    </message>
    <message>
        <source>Saved in %1. Some of it applies once Billow starts again.</source>
        <translation>In %1 gespeichert. Einiges davon gilt erst, wenn Billow neu startet.</translation>
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
        <source>Billow cannot start with these settings</source>
        <translation>Billow kann mit diesen Einstellungen nicht starten</translation>
    </message>
    <message>
        <source>Open the settings file</source>
        <translation>Die Einstellungsdatei öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
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
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>USt.</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Durchschnitt</translation>
    </message>
    <message>
        <source>of %1 stored</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>a number of invoices in a currency</comment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>including VAT</source>
        <translation>inklusive USt.</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>auf %1</translation>
    </message>
    <message>
        <source>per invoice</source>
        <translation>je Rechnung</translation>
    </message>
    <message>
        <source>and %1</source>
        <translation>und %1</translation>
    </message>
</context>
<context>
    <name>billow::StatePill</name>
    <message>
        <source>State: %1</source>
        <translation>Zustand: %1</translation>
    </message>
    <message>
        <source>Stopped by an error</source>
        <translation>Durch einen Fehler angehalten</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>by an error, where there is little room</comment>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Backlog</source>
        <comment>is processed, where there is little room</comment>
        <translation>Rückstand</translation>
    </message>
</context>
<context>
    <name>billow::StatusStrip</name>
    <message>
        <source>Generation</source>
        <translation>Generierung</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Generiert</translation>
    </message>
    <message>
        <source>Displayed</source>
        <translation>Angezeigt</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
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
        <source>The web dashboard: %1</source>
        <translation>Die Web-Übersicht: %1</translation>
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
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show the secret</source>
        <translation>Geheimnis zeigen</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
</context>
<context>
    <name>billow::UrlCheck</name>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Test the connection to the database</source>
        <translation>Die Verbindung zur Datenbank testen</translation>
    </message>
    <message>
        <source>Test the connection to Redis</source>
        <translation>Die Verbindung zu Redis testen</translation>
    </message>
    <message>
        <source>Testing …</source>
        <translation>Wird getestet …</translation>
    </message>
</context>
<context>
    <name>billow::ViewsMenu</name>
    <message>
        <source>Save this view…</source>
        <translation>Diese Ansicht speichern…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>billow::VitalCards</name>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
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
        <source>not configured</source>
        <translation>nicht eingerichtet</translation>
    </message>
    <message>
        <source>last commit</source>
        <translation>letzter Commit</translation>
    </message>
    <message>
        <source>last write</source>
        <translation>letzter Schreibvorgang</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>k. A.</translation>
    </message>
    <message numerus="yes">
        <source>%1 threads</source>
        <translation>
            <numerusform>%1 Thread</numerusform>
            <numerusform>%1 Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>The operating system does not say</source>
        <translation>Das Betriebssystem sagt es nicht</translation>
    </message>
    <message>
        <source>of one core · up %1</source>
        <translation>eines Kerns · läuft seit %1</translation>
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
        <translation>Bewegung verringern</translation>
    </message>
    <message>
        <source>Show an icon in the tray</source>
        <translation>Ein Symbol in der Leiste zeigen</translation>
    </message>
    <message>
        <source>When a run ends</source>
        <translation>Wenn ein Lauf endet</translation>
    </message>
    <message>
        <source>When an invoice with risk Red is displayed</source>
        <translation>Wenn eine Rechnung mit Risiko Rot angezeigt wird</translation>
    </message>
    <message>
        <source>When an invoice is displayed whose total is above</source>
        <translation>Wenn eine Rechnung angezeigt wird, deren Gesamtbetrag höher ist als</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Wie im System</translation>
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
        <source>Quit without asking</source>
        <translation>Ohne Frage beenden</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>In der Leiste weiterlaufen</translation>
    </message>
    <message>
        <source>Closing the window during a run</source>
        <translation>Fenster während eines Laufs schließen</translation>
    </message>
    <message>
        <source>Amount above which an invoice is notified of</source>
        <translation>Betrag, ab dem eine Rechnung gemeldet wird</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>New rows and what flashes do not fade. The system&apos;s own wish counts in any case.</source>
        <translation>Neue Zeilen und Hervorhebungen werden nicht eingeblendet. Der Wunsch des Systems gilt in jedem Fall.</translation>
    </message>
    <message>
        <source>What happens when the window is closed while invoices stream.</source>
        <translation>Was geschieht, wenn das Fenster geschlossen wird, während Rechnungen strömen.</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>Leiste</translation>
    </message>
    <message>
        <source>From there the window is brought back, and notifications come.</source>
        <translation>Von dort wird das Fenster zurückgeholt, und von dort kommen Benachrichtigungen.</translation>
    </message>
    <message>
        <source>Notify me</source>
        <translation>Benachrichtigen</translation>
    </message>
    <message>
        <source>On the desktop and in the window. The amount is in the invoice&apos;s own currency.</source>
        <translation>Auf dem Schreibtisch und im Fenster. Der Betrag ist in der Währung der Rechnung.</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>the system can’t start another thread to look up its name</source>
        <translation>der Rechner hat keinen Thread mehr frei, um den Namen aufzulösen</translation>
    </message>
    <message>
        <source>the name server isn’t responding</source>
        <translation>der Nameserver sagt nicht, wo er ist</translation>
    </message>
    <message>
        <source>the host name isn’t known (%1)</source>
        <translation>sein Rechnername ist nicht bekannt (%1)</translation>
    </message>
    <message>
        <source>the server there isn’t Redis</source>
        <translation>was dort antwortet, ist nicht Redis</translation>
    </message>
    <message>
        <source>a key has the wrong type</source>
        <translation>ein Schlüssel hat einen anderen Typ</translation>
    </message>
    <message>
        <source>the cached value is too large</source>
        <translation>es ist zu groß</translation>
    </message>
    <message>
        <source>it didn’t answer in time</source>
        <translation>er antwortet nicht rechtzeitig</translation>
    </message>
    <message>
        <source>it closed the connection</source>
        <translation>er hat die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>can’t connect</source>
        <translation>dort lauscht nichts</translation>
    </message>
    <message>
        <source>the socket doesn’t exist</source>
        <translation>es gibt keinen solchen Socket</translation>
    </message>
    <message>
        <source>this account isn’t allowed to open the socket</source>
        <translation>dieses Konto darf seinen Socket nicht öffnen</translation>
    </message>
    <message>
        <source>not enough memory for a connection</source>
        <translation>für eine Verbindung ist kein Speicher mehr da</translation>
    </message>
    <message>
        <source>the Redis database must be a number from 0, for example redis://host:6379/2</source>
        <translation>die Datenbank von Redis muss eine Zahl ab 0 sein, wie in redis://host:6379/2</translation>
    </message>
    <message>
        <source>the path of the Unix socket must be absolute, for example unix:///run/redis/redis.sock</source>
        <translation>der Pfad des Unix-Sockets muss absolut sein, wie in unix:///run/redis/redis.sock</translation>
    </message>
    <message>
        <source>the Redis URL has no host. Write special characters in the password as %XX</source>
        <translation>die Adresse von Redis nennt keinen Rechner; Sonderzeichen des Passworts als %XX schreiben</translation>
    </message>
    <message>
        <source>the Redis port must be from 1 to 65535</source>
        <translation>der Port von Redis muss zwischen 1 und 65535 liegen</translation>
    </message>
    <message>
        <source>not a valid Redis URL. Example: redis://:password@host:6379/0. Write special characters in the password as %XX</source>
        <translation>das ist keine Adresse von Redis wie redis://:password@host:6379/0; Sonderzeichen des Passworts als %XX schreiben</translation>
    </message>
    <message>
        <source>encrypted Redis connections (rediss://) aren’t supported. Use redis:// over a network you trust, or a local TLS tunnel</source>
        <translation>verschlüsselte Verbindungen zu Redis (rediss://) werden nicht unterstützt; redis:// in einem vertrauenswürdigen Netz oder einen lokalen TLS-Tunnel benutzen</translation>
    </message>
    <message>
        <source>the Redis URL must start with redis:// or unix://</source>
        <translation>die Adresse von Redis muss mit redis:// oder unix:// beginnen</translation>
    </message>
    <message>
        <source>the Redis URL contains a #. In a password write it as %23</source>
        <translation>die Adresse von Redis enthält ein #; in einem Passwort als %23 schreiben</translation>
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
        <translation>er verlangt ein Passwort, und REDIS_URL hat keines</translation>
    </message>
    <message>
        <source>REDIS_URL has a password, but the server has none set</source>
        <translation>es wurde ein Passwort angegeben, aber er hat keines gesetzt</translation>
    </message>
    <message>
        <source>this user lacks permissions that the cache needs</source>
        <translation>dieser Benutzer darf nicht, was der Cache braucht</translation>
    </message>
    <message>
        <source>it has no database with that number</source>
        <translation>er hat keine Datenbank dieser Nummer</translation>
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
        <translation>er ist mit einem Skript beschäftigt</translation>
    </message>
    <message>
        <source>its memory is full</source>
        <translation>sein Speicher ist voll</translation>
    </message>
    <message>
        <source>it can’t save to its disk, so it accepts no writes</source>
        <translation>er kann nicht auf seine Platte sichern und nimmt daher nichts an</translation>
    </message>
    <message>
        <source>it is a read-only replica</source>
        <translation>er ist eine Replik, die nichts annimmt</translation>
    </message>
    <message>
        <source>it is a replica whose primary is unavailable</source>
        <translation>er ist eine Replik, deren Master nicht erreichbar ist</translation>
    </message>
    <message>
        <source>it is part of a cluster, which is not supported</source>
        <translation>er gehört zu einem Cluster, was nicht unterstützt wird</translation>
    </message>
    <message>
        <source>it is in protected mode and accepts only local connections</source>
        <translation>er läuft im geschützten Modus und nimmt nur lokale Verbindungen an</translation>
    </message>
    <message>
        <source>it refused the connection</source>
        <translation>er ließ uns nicht ein</translation>
    </message>
    <message>
        <source>it answered: %1</source>
        <translation>er antwortete &quot;%1&quot;</translation>
    </message>
    <message>
        <source>REDIS_URL is not set</source>
        <translation>REDIS_URL ist nicht gesetzt</translation>
    </message>
    <message>
        <source>not connected yet</source>
        <translation>noch nicht erreicht</translation>
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
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Can’t find %1: %2</source>
        <translation>%1 ist nicht zu finden: %2</translation>
    </message>
    <message>
        <source>Can’t create %1: %2 isn’t a folder</source>
        <translation>Unter %1 kann keine Datei angelegt werden: %2 ist kein Ordner</translation>
    </message>
    <message>
        <source>%1 doesn’t exist, and this account can’t write to the folder %2</source>
        <translation>Unter %1 ist keine Datei, und dieses Konto darf nicht in den Ordner %2 schreiben</translation>
    </message>
    <message>
        <source>%1 doesn’t exist yet. Billow creates it when it starts with this URL</source>
        <translation>Unter %1 ist noch keine Datei; Billow legt sie an, wenn es mit dieser URL startet</translation>
    </message>
    <message>
        <source>The database is empty. Billow creates its ledger there when it starts with this URL</source>
        <translation>Die Datenbank ist leer; Billow legt dort sein Rechnungsbuch an, wenn es mit dieser URL startet</translation>
    </message>
    <message>
        <source>The ledger there is from a newer version of Billow (schema %1; this version supports %2)</source>
        <translation>Das Rechnungsbuch dort stammt von einem neueren Billow (Schema %1, dieses Programm kennt %2)</translation>
    </message>
    <message>
        <source>It has a ledger from an older version, which is upgraded when Billow starts with this URL</source>
        <translation>Es enthält ein Rechnungsbuch eines älteren Billow, das aktualisiert wird, wenn Billow mit dieser URL startet</translation>
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
        <translation>Es wird kein Cache benutzt; ohne ihn fehlt nichts</translation>
    </message>
    <message>
        <source>Can’t use Redis at %1: %2</source>
        <translation>Redis unter %1 kann nicht benutzt werden: %2</translation>
    </message>
    <message>
        <source>Redis answers in %1. Database %2 has %3 keys</source>
        <translation>Redis antwortet in %1. Seine Datenbank %2 enthält %3 Schlüssel</translation>
    </message>
    <message>
        <source>The system can’t start another thread. Try again later</source>
        <translation>Der Rechner hat keinen Thread mehr frei, um es zu versuchen</translation>
    </message>
    <message>
        <source>The engine stopped because its actors crashed repeatedly: %1</source>
        <translation>Die Engine hat angehalten, weil ihre Aktoren wieder und wieder abgestürzt sind: %1</translation>
    </message>
    <message>
        <source>The engine stopped because %1 isn’t responding</source>
        <translation>Die Engine hat angehalten, weil %1 nicht reagiert</translation>
    </message>
    <message>
        <source>Too many pages and searches are queued. Try again.</source>
        <translation>Es warten zu viele Seiten und Suchen; bitte noch einmal versuchen</translation>
    </message>
    <message>
        <source>Too many commands are queued. Try again.</source>
        <translation>Es warten zu viele Befehle; bitte noch einmal versuchen</translation>
    </message>
    <message>
        <source>At most %1 invoices can be submitted at once</source>
        <translation>Höchstens %1 Rechnungen können auf einmal eingereicht werden</translation>
    </message>
    <message>
        <source>crashed on purpose</source>
        <translation>eine Person hat um den Absturz gebeten</translation>
    </message>
    <message>
        <source>there is no field &quot;%1&quot;</source>
        <translation>es gibt kein Feld &quot;%1&quot;</translation>
    </message>
    <message>
        <source>import this file by itself, and choose a column or a fixed value in its preview</source>
        <translation>diese Datei für sich importieren und in ihrer Vorschau eine Spalte oder einen festen Wert wählen</translation>
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
        <source>%1 is not a CSV file; a workbook can be imported once it has been saved as CSV (UTF-8)</source>
        <translation>%1 ist keine CSV-Datei; eine Arbeitsmappe kann importiert werden, nachdem sie als CSV (UTF-8) gespeichert wurde</translation>
    </message>
    <message>
        <source>%1 is not a CSV file: its first line does not end</source>
        <translation>%1 ist keine CSV-Datei: die erste Zeile endet nicht</translation>
    </message>
    <message>
        <source>the %1 is too large</source>
        <translation>%1 ist zu groß</translation>
    </message>
    <message>
        <source>neither VAT nor a VAT rate is given</source>
        <translation>weder USt. noch USt.-Satz ist angegeben</translation>
    </message>
    <message>
        <source>neither total nor subtotal is given</source>
        <translation>weder Gesamtbetrag noch Zwischensumme ist angegeben</translation>
    </message>
    <message>
        <source>the VAT is higher than the subtotal</source>
        <translation>die USt. ist höher als die Zwischensumme</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number such as %2</source>
        <translation>&quot;%1&quot; ist keine Zahl wie %2</translation>
    </message>
    <message>
        <source>there is no field &quot;%1&quot;; the fields are %2</source>
        <translation>es gibt kein Feld &quot;%1&quot;; die Felder sind %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not FIELD=COLUMN or FIELD=:CONSTANT, such as total=Amount or currency=:ZAR</source>
        <translation>&quot;%1&quot; ist nicht FIELD=COLUMN oder FIELD=:CONSTANT, etwa total=Amount oder currency=:ZAR</translation>
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
        <translation>, oder &quot;%1&quot;, wo sie leer ist</translation>
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
        <source>field %1 goes on behind its closing quote</source>
        <translation>Feld %1 geht hinter dem schließenden Anführungszeichen weiter</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date format: it needs a day, a month, and a year, such as d/M/yyyy</source>
        <translation>&quot;%1&quot; ist kein Datumsformat: Es braucht Tag, Monat und Jahr, etwa d/M/yyyy</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> und %1 weitere</translation>
    </message>
    <message>
        <source>no column is mapped to %1; the columns are %2</source>
        <translation>%1 ist keine Spalte zugeordnet; die Spalten sind %2</translation>
    </message>
    <message>
        <source>there is no column &quot;%1&quot; for %2; the columns are %3</source>
        <translation>es gibt keine Spalte &quot;%1&quot; für %2; die Spalten sind %3</translation>
    </message>
    <message>
        <source>more than one column is named &quot;%1&quot;, which is mapped to %2</source>
        <translation>mehr als eine Spalte heißt &quot;%1&quot;, dem %2 zugeordnet ist</translation>
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
        <source>&quot;%1&quot; is not a date that is written as %2</source>
        <translation>&quot;%1&quot; ist kein Datum in der Form %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a currency code of ISO 4217, such as ZAR</source>
        <translation>&quot;%1&quot; ist kein Währungscode nach ISO 4217 wie ZAR</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither a country code of ISO 3166, such as ZA, nor a name that the profile knows</source>
        <translation>&quot;%1&quot; ist weder ein Ländercode nach ISO 3166 wie ZA noch ein Name, den das Profil kennt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not Green, Amber or Red</source>
        <translation>&quot;%1&quot; ist nicht Green, Amber oder Red</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a VAT rate from 0 to 100 per cent</source>
        <translation>&quot;%1&quot; ist kein USt.-Satz von 0 bis 100 Prozent</translation>
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
        <source>the header cannot be read: %1</source>
        <translation>der Kopf kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>this is not a CSV file; a workbook must be saved as CSV (UTF-8) first</source>
        <translation>das ist keine CSV-Datei; eine Arbeitsmappe muss erst als CSV (UTF-8) gespeichert werden</translation>
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
        <translation>es gibt kein Profil &quot;%1&quot;; es gibt %2</translation>
    </message>
    <message>
        <source>%1 has an unknown key &quot;%2&quot;</source>
        <translation>in %1 ist der Schlüssel &quot;%2&quot; unbekannt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in %2 %3</source>
        <translation>&quot;%1&quot; in %2 %3</translation>
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
        <translation>nennt ein Feld &quot;%1&quot;, das es nicht gibt</translation>
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
        <translation>ordnet &quot;%1&quot; etwas zu, das kein ISO-3166-Code ist</translation>
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
        <source>must be &quot;utf-8&quot; or &quot;utf-8 or windows-1252&quot;</source>
        <translation>muss &quot;utf-8&quot; oder &quot;utf-8 or windows-1252&quot; sein</translation>
    </message>
    <message>
        <source>must be a comma, a semicolon, a tab, or a vertical bar</source>
        <translation>muss ein Komma, ein Strichpunkt, ein Tabulator oder ein senkrechter Strich sein</translation>
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
        <source>the lines of the invoice come to too much</source>
        <translation>die Positionen der Rechnung ergeben zu viel</translation>
    </message>
    <message>
        <source>the line_total is empty</source>
        <translation>line_total ist leer</translation>
    </message>
    <message>
        <source>the rows of this invoice differ in %1: &quot;%2&quot; is not what the first one says</source>
        <translation>die Zeilen dieser Rechnung unterscheiden sich in %1: &quot;%2&quot; steht nicht in der ersten</translation>
    </message>
    <message>
        <source>the %1 is stated as %2, but the lines come to %3</source>
        <translation>als %1 ist %2 angegeben, aber die Positionen ergeben %3</translation>
    </message>
    <message>
        <source>the invoice comes to nothing: its total is zero</source>
        <translation>die Rechnung ergibt nichts: ihr Gesamtbetrag ist null</translation>
    </message>
    <message>
        <source>field %1 is not valid UTF-8: save the file as UTF-8</source>
        <translation>Feld %1 ist kein gültiges UTF-8: die Datei als UTF-8 speichern</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number such as 1234.50</source>
        <translation>&quot;%1&quot; ist keine Zahl wie 1234.50</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too large</source>
        <translation>&quot;%1&quot; ist zu groß</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has decimals, where none are possible</source>
        <translation>&quot;%1&quot; hat Dezimalstellen, wo keine möglich sind</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has more than %2 decimals</source>
        <translation>&quot;%1&quot; hat mehr als %2 Dezimalstellen</translation>
    </message>
    <message>
        <source>%1 accepted, %2 duplicates, %3 rejected, of %4 rows</source>
        <translation>angenommen: %1, Dubletten: %2, abgelehnt: %3, Zeilen: %4</translation>
    </message>
    <message numerus="yes">
        <source>%1 %2 = %3 + %4 VAT, in %5 invoices</source>
        <translation>
            <numerusform>%1 %2 = %3 + %4 USt., in %5 Rechnung</numerusform>
            <numerusform>%1 %2 = %3 + %4 USt., in %5 Rechnungen</numerusform>
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
        <source>the total is negative: credit notes are not accepted yet</source>
        <translation>der Gesamtbetrag ist negativ: Gutschriften werden noch nicht angenommen</translation>
    </message>
    <message>
        <source>the subtotal is negative: credit notes are not accepted yet</source>
        <translation>die Zwischensumme ist negativ: Gutschriften werden noch nicht angenommen</translation>
    </message>
    <message>
        <source>the VAT must not be negative</source>
        <translation>die USt. darf nicht negativ sein</translation>
    </message>
    <message>
        <source>the total must be above zero</source>
        <translation>der Gesamtbetrag muss über null liegen</translation>
    </message>
    <message>
        <source>subtotal plus VAT is too large</source>
        <translation>Zwischensumme plus USt. ist zu groß</translation>
    </message>
    <message>
        <source>the total %1 is not the subtotal %2 plus the VAT %3</source>
        <translation>der Gesamtbetrag %1 ist nicht die Zwischensumme %2 plus die USt. %3</translation>
    </message>
    <message>
        <source>the date of issue must lie in the years 1900 to 9999</source>
        <translation>das Ausstellungsdatum muss in den Jahren 1900 bis 9999 liegen</translation>
    </message>
    <message>
        <source>%1 &quot;%2&quot; in %3</source>
        <translation>%1 &quot;%2&quot; in %3</translation>
    </message>
    <message>
        <source>%1 has totals but no invoices</source>
        <translation>%1 ist zusammengefasst, aber keine Rechnung gehört dazu</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>%1: totals have %2 invoices, VAT %3, total %4; the rows have %5, %6, %7</source>
        <translation>%1: das Rechnungsbuch sagt %2 Rechnungen, USt. %3, gesamt %4; die Rechnungen sagen %5, %6, %7</translation>
    </message>
    <message>
        <source>Analytics totals match the invoices</source>
        <translation>Die Zusammenfassungen gleichen den Summen der Zeilen</translation>
    </message>
    <message>
        <source>covers invoices 1 to %1 of %2</source>
        <translation>bis Nummer %1 von %2</translation>
    </message>
    <message>
        <source>Per-minute figures match the invoices</source>
        <translation>Was je Minute gezählt ist, gleicht den Summen der Zeilen</translation>
    </message>
    <message>
        <source>from invoice %1 on</source>
        <translation>nach Nummer %1</translation>
    </message>
    <message>
        <source>they cover invoices up to %1, but there are only %2</source>
        <translation>sie reichen bis Nummer %1, aber es gibt nur %2</translation>
    </message>
    <message>
        <source>the stored figures don’t match the times when the invoices were stored</source>
        <translation>was gespeichert wurde, passt nicht dazu, wann die Rechnungen angenommen wurden</translation>
    </message>
    <message>
        <source>%1: figures have %2 invoices shown, total %3; the rows have %4, %5</source>
        <translation>%1: %2 Rechnungen angezeigt, gesamt %3; die Rechnungen sagen %4, %5</translation>
    </message>
    <message>
        <source>Per-minute figures cover 1 to %1 minutes</source>
        <translation>Zahlen je Minute reichen 1 bis %1 Minuten zurück</translation>
    </message>
    <message>
        <source>A breakdown has 1 to %1 entries</source>
        <translation>Eine Aufschlüsselung nennt 1 bis %1 Schlüssel</translation>
    </message>
    <message>
        <source>The figures for minute %1 (%2) in the ledger aren’t valid</source>
        <translation>Die Zahlen der Minute %1 (%2) im Rechnungsbuch kann Billow nicht lesen</translation>
    </message>
    <message>
        <source>The ledger has totals by &quot;%1&quot;, which Billow doesn’t know</source>
        <translation>Das Rechnungsbuch ist nach &quot;%1&quot; zusammengefasst, was Billow nicht kennt</translation>
    </message>
    <message>
        <source>The ledger is damaged: table rollup_state is empty. Restore a backup.</source>
        <translation>Das Rechnungsbuch hat den Zustand seiner Zahlen verloren: die Tabelle rollup_state ist leer</translation>
    </message>
    <message>
        <source>%1 is out of order: a higher number comes before it</source>
        <translation>%1 kommt nach einer späteren Nummer</translation>
    </message>
    <message>
        <source>The ledger has invoices in &quot;%1&quot;, a currency that Billow doesn’t know</source>
        <translation>Das Rechnungsbuch enthält Rechnungen in &quot;%1&quot;, einer Währung, die Billow nicht kennt</translation>
    </message>
    <message>
        <source>Invoice %1 in the ledger has &quot;%2&quot; as its %3, which Billow doesn’t know</source>
        <translation>Rechnung %1 des Rechnungsbuchs hat &quot;%2&quot; als %3, was Billow nicht kennt</translation>
    </message>
    <message>
        <source>The running totals for &quot;%1&quot; in the ledger aren’t valid numbers</source>
        <translation>Die laufenden Summen von &quot;%1&quot; im Rechnungsbuch sind keine Zahlen, die Billow lesen kann</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices, subtotal %2, VAT %3, total %4</source>
        <translation>
            <numerusform>%1 Rechnung, Zwischensumme %2, USt. %3, gesamt %4</numerusform>
            <numerusform>%1 Rechnungen, Zwischensumme %2, USt. %3, gesamt %4</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: ledger %2; invoices %3</source>
        <translation>%1: das Rechnungsbuch sagt %2; die Rechnungen sagen %3</translation>
    </message>
    <message>
        <source>number %1 follows number %2</source>
        <translation>Nummer %1 folgt auf Nummer %2</translation>
    </message>
    <message>
        <source>invoice %1: subtotal %2, VAT %3, total %4</source>
        <translation>Rechnung %1: Zwischensumme %2, USt. %3, gesamt %4</translation>
    </message>
    <message>
        <source>Running totals of stored invoices match the rows</source>
        <translation>Die laufenden Summen des Gespeicherten gleichen den Summen seiner Zeilen</translation>
    </message>
    <message>
        <source>Running totals of shown invoices match the rows</source>
        <translation>Die laufenden Summen des Angezeigten gleichen den Summen seiner Zeilen</translation>
    </message>
    <message>
        <source>Some invoices couldn’t be read</source>
        <translation>Nicht alle Rechnungen konnten gelesen werden</translation>
    </message>
    <message>
        <source>Every row is a readable invoice</source>
        <translation>Jede Zeile ist als Rechnung lesbar</translation>
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
        <translation>%1 sind falsch, zuerst %2</translation>
    </message>
    <message>
        <source>Every total is subtotal plus VAT and above zero, and no VAT is negative</source>
        <translation>Jeder Gesamtbetrag ist Zwischensumme plus USt. und über null, und keine USt. ist negativ</translation>
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
        <translation>Der Zeiger steht zwischen nichts und allem</translation>
    </message>
    <message>
        <source>cursor %1 of %2</source>
        <translation>Zeiger %1 von %2</translation>
    </message>
    <message>
        <source>the run generated %1 invoices, but only %2 are stored</source>
        <translation>der Lauf hat %1 Rechnungen generiert, aber nur %2 sind da</translation>
    </message>
    <message>
        <source>the run generated %1 invoices of %2</source>
        <translation>der Lauf hat %1 Rechnungen von %2 generiert</translation>
    </message>
    <message>
        <source>the generator would reuse invoice numbers</source>
        <translation>der Generator würde Nummern vergeben, die es schon gibt</translation>
    </message>
    <message>
        <source>Every generated invoice is stored, with numbers without a gap</source>
        <translation>Der Lauf hat gespeichert, was er generiert hat, unter lückenlosen Nummern</translation>
    </message>
    <message>
        <source>%1 generated in run %2, %3 in all</source>
        <translation>%1 generiert in Lauf %2, insgesamt %3</translation>
    </message>
    <message>
        <source>%1 real invoices</source>
        <translation>%1 echte Rechnungen</translation>
    </message>
    <message>
        <source>%1, but the ledger’s count is %2</source>
        <translation>%1, aber das Rechnungsbuch sagt %2</translation>
    </message>
    <message>
        <source>The count of real invoices matches the rows</source>
        <translation>Die Zahl der echten Rechnungen stimmt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has a host. Write sqlite:/path/to/file.db</source>
        <translation>&quot;%1&quot; nennt einen Rechner; sqlite:/path/to/file.db schreiben</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has parameters. Only a path can follow sqlite:</source>
        <translation>&quot;%1&quot; hat Parameter; erwartet wird nur ein Pfad hinter sqlite:</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no file name. Write sqlite:/path/to/file.db</source>
        <translation>&quot;%1&quot; nennt keine Datei; sqlite:/path/to/file.db schreiben</translation>
    </message>
    <message>
        <source>The PostgreSQL URL isn’t valid. Write @ and / in the password as %40 and %2F</source>
        <translation>Die PostgreSQL-URL wird nicht verstanden: @ oder / im Passwort muss prozentkodiert sein (%40, %2F)</translation>
    </message>
    <message>
        <source>The PostgreSQL URL isn’t valid (%1)</source>
        <translation>Die PostgreSQL-URL wird nicht verstanden (%1)</translation>
    </message>
    <message>
        <source>The port in the PostgreSQL URL must be a number from 1 to 65535</source>
        <translation>Der Port in der PostgreSQL-URL ist keine Zahl von 1 bis 65535</translation>
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
        <translation>Kein Verkäufer hat eine Rechnungsnummer zweimal</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 are stored more than once</source>
        <translation>%1 gibt es mehr als einmal</translation>
    </message>
    <message>
        <source>The database’s own integrity check passed</source>
        <translation>Die Datenbank findet keinen Fehler an sich</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>The schema matches this version of Billow</source>
        <translation>Das Schema ist das, welches dieses Programm kennt</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>The newest invoice in the ledger should be number %1, but isn’t. Run billowd verify to find out why.</source>
        <translation>Die neueste Rechnung des Rechnungsbuchs hat nicht die Nummer %1, wie es sein sollte: &quot;billowd verify&quot; sagt, was falsch ist</translation>
    </message>
    <message>
        <source>internal error: a release has other invoices than those waiting</source>
        <translation>Eine Freigabe enthält andere Rechnungen als die wartenden</translation>
    </message>
    <message>
        <source>Invoices between %1 and %2 are missing from the ledger. Run billowd verify to find out which.</source>
        <translation>Rechnungen zwischen %1 und %2 fehlen im Rechnungsbuch: &quot;billowd verify&quot; sagt, welche</translation>
    </message>
    <message>
        <source>The ledger has schema version %1, but this version of Billow supports only up to version %2. Use a newer Billow.</source>
        <translation>Das Rechnungsbuch hat die Schemaversion %1, aber dieses Programm kennt nur bis Version %2: ein neueres Billow benutzen</translation>
    </message>
    <message>
        <source>There is no ledger here yet. Billow creates it when it first writes to it.</source>
        <translation>Hier gibt es noch kein Rechnungsbuch: es wird angelegt, wenn Billow zum ersten Mal hineinschreibt</translation>
    </message>
    <message>
        <source>The ledger has schema version %1, but this program needs version %2. Run billowd migrate to upgrade it.</source>
        <translation>Das Rechnungsbuch hat die Schemaversion %1, und dieses Programm braucht Version %2: &quot;billowd migrate&quot; bringt es auf den Stand</translation>
    </message>
    <message>
        <source>The PostgreSQL server has version %1; Billow needs 13 or newer</source>
        <translation>Der PostgreSQL-Server hat Version %1; Billow braucht 13 oder neuer</translation>
    </message>
    <message>
        <source>The PostgreSQL database has the encoding %1. Billow needs one created with ENCODING &apos;UTF8&apos;</source>
        <translation>Die PostgreSQL-Datenbank ist in %1 kodiert; Billow braucht eine, die mit ENCODING &apos;UTF8&apos; angelegt wurde</translation>
    </message>
    <message>
        <source>The PostgreSQL connection has no schema for the ledger. Check its search_path.</source>
        <translation>Die PostgreSQL-Verbindung hat kein Schema für ein Rechnungsbuch: ihren search_path ansehen</translation>
    </message>
    <message>
        <source>The PostgreSQL database already has tables from another program (%1). Use another database or schema.</source>
        <translation>Die PostgreSQL-Datenbank hat Tabellen eines anderen Programms, wo Billow sein Rechnungsbuch führt (%1): eine andere Datenbank oder ein anderes Schema benutzen</translation>
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
        <translation>Der Rechnername %1 ist nicht bekannt: ist er richtig geschrieben?</translation>
    </message>
    <message>
        <source>Can’t connect to %1. Check that PostgreSQL is running there and that the port is correct.</source>
        <translation>Unter %1 lauscht nichts: läuft PostgreSQL dort, und stimmt der Port?</translation>
    </message>
    <message>
        <source>The socket %1 doesn’t exist. Check that PostgreSQL is running on this computer.</source>
        <translation>Es gibt keinen Socket %1: läuft PostgreSQL auf diesem Rechner?</translation>
    </message>
    <message>
        <source>Can’t connect to the socket %1. Check that PostgreSQL is running and that this account may use it.</source>
        <translation>Der Socket %1 lässt niemanden ein: läuft PostgreSQL, und darf dieses Konto ihn benutzen?</translation>
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
        <translation>Der Server verlangt ein Passwort, und die URL hat keines</translation>
    </message>
    <message>
        <source>On its socket, the server accepts the user %1 only from the system account with that name. Use a host and a password instead.</source>
        <translation>Über seinen Socket lässt der Server den Benutzer %1 nur vom Systemkonto dieses Namens ein; stattdessen Rechner und Passwort angeben</translation>
    </message>
    <message>
        <source>There is no user %1 on this server</source>
        <translation>Auf diesem Server gibt es keinen Benutzer %1</translation>
    </message>
    <message>
        <source>There is no database %1 on this server. Create it with createdb %1</source>
        <translation>Auf diesem Server gibt es keine Datenbank %1; mit createdb %1 anlegen</translation>
    </message>
    <message>
        <source>This user may not connect to the database %1</source>
        <translation>Dieser Benutzer darf sich nicht mit der Datenbank %1 verbinden</translation>
    </message>
    <message>
        <source>The server doesn’t accept unencrypted connections from this computer (%1). Try ?sslmode=require, or ask its administrator.</source>
        <translation>Der Server lässt diesen Rechner nicht ohne Verschlüsselung ein (%1): ?sslmode=require versuchen oder seinen Administrator fragen</translation>
    </message>
    <message>
        <source>The server doesn’t accept connections from this computer (%1). Ask its administrator to allow them.</source>
        <translation>Der Server lässt diesen Rechner nicht ein: sein Administrator muss es erlauben (%1)</translation>
    </message>
    <message>
        <source>The URL requires an encrypted connection, which the server doesn’t offer</source>
        <translation>Die URL verlangt eine verschlüsselte Verbindung, die der Server nicht anbietet</translation>
    </message>
    <message>
        <source>The server’s certificate was refused (%1)</source>
        <translation>Das Zertifikat des Servers wurde nicht angenommen (%1)</translation>
    </message>
    <message>
        <source>The server has no free connections at the moment (%1)</source>
        <translation>Der Server hat im Augenblick keine Verbindung frei (%1)</translation>
    </message>
    <message>
        <source>The server is %1. Try again in a moment.</source>
        <translation>Der Server ist noch nicht so weit (%1): gleich noch einmal versuchen</translation>
    </message>
    <message>
        <source>The server there isn’t PostgreSQL</source>
        <translation>Was dort antwortet, ist nicht PostgreSQL</translation>
    </message>
    <message>
        <source>The server closed the connection immediately. Check that it is PostgreSQL.</source>
        <translation>Der Server hat die Verbindung sofort geschlossen: ist es PostgreSQL?</translation>
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
        <translation>&quot;%1&quot; (auf %2, Serverprozess %3)</translation>
    </message>
    <message>
        <source>Another program has just opened the ledger</source>
        <translation>Ein anderes Programm hat das Rechnungsbuch gerade eben geöffnet</translation>
    </message>
    <message>
        <source>An earlier connection from this program is still closing. Try again in a moment.</source>
        <translation>Eine frühere Verbindung dieses Programms zum Rechnungsbuch ist noch nicht zu Ende</translation>
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
        <translation>Die Suche hat zu lange gedauert: enger fassen, etwa durch Daten oder eine Währung, und noch einmal versuchen</translation>
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
        <translation>%1 war ein Rechnungsbuch von Billow, aber seine Tabellen sind nicht mehr da</translation>
    </message>
    <message>
        <source>The ledger %1 is damaged: table stream_state is empty. Restore a backup.</source>
        <translation>Das Rechnungsbuch %1 hat seinen Zustand verloren: die Tabelle stream_state ist leer</translation>
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
        <translation>Billow darf nicht in das Rechnungsbuch %1 oder seinen Ordner schreiben, was auch zum Lesen nötig ist (%2)</translation>
    </message>
    <message>
        <source>Can’t open the ledger %1. Check that the file and its folder are readable and writable (%2).</source>
        <translation>Das Rechnungsbuch %1 kann nicht geöffnet werden: sind Datei und Ordner lesbar und beschreibbar? (%2)</translation>
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
        <translation>; gibt es diesen nicht mehr, %1 löschen</translation>
    </message>
    <message>
        <source>Can’t write the lock file %1. Check that its folder is writable.</source>
        <translation>Die Sperrdatei %1 kann nicht geschrieben werden: ist ihr Ordner beschreibbar?</translation>
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
        <translation>dieser Wert kann nicht in eine Konfigurationsdatei geschrieben werden: er enthält einen Zeilenumbruch oder sowohl ein Anführungszeichen als auch ein Leerzeichen oder ein #, wo ein Kommentar begänne</translation>
    </message>
    <message>
        <source>couldn’t read the changed configuration file: %1</source>
        <translation>die geänderte Konfigurationsdatei kann nicht zurückgelesen werden: %1</translation>
    </message>
    <message>
        <source>%1 can’t be saved in the configuration file</source>
        <translation>%1 kann nicht in die Konfigurationsdatei geschrieben werden</translation>
    </message>
    <message>
        <source>write a group as [name], in lower case</source>
        <translation>eine Gruppe wird [name] geschrieben, in Kleinbuchstaben</translation>
    </message>
    <message>
        <source>write a setting as name = value, with the name in lower case</source>
        <translation>eine Einstellung wird name = wert geschrieben, ihr Name in Kleinbuchstaben</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is before the first [group]</source>
        <translation>&quot;%1&quot; steht vor der ersten [Gruppe]</translation>
    </message>
    <message>
        <source>%1 is already set in line %2</source>
        <translation>%1 ist schon in Zeile %2 angegeben</translation>
    </message>
    <message>
        <source>%1: the closing quotation mark is missing</source>
        <translation>%1: das schließende Anführungszeichen fehlt</translation>
    </message>
    <message>
        <source>%1: there is text after the closing quotation mark</source>
        <translation>%1: hinter dem schließenden Anführungszeichen darf nichts stehen</translation>
    </message>
    <message>
        <source>%1:%2: the text isn’t UTF-8</source>
        <translation>%1:%2: der Text ist nicht UTF-8</translation>
    </message>
    <message>
        <source>%1 is larger than 1 MB, too large for a configuration file</source>
        <translation>%1 ist größer als ein Megabyte; das kann keine Konfigurationsdatei sein</translation>
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
        <translation>eine URL, die beginnt mit %1</translation>
    </message>
    <message>
        <source>a comma-separated list of origins, for example https://shop.example:8443</source>
        <translation>eine Liste von Ursprüngen wie https://shop.example:8443, durch Kommas getrennt</translation>
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
        <translation>der Wert passt nicht; gebraucht wird %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t %2</source>
        <translation>&quot;%1&quot; passt nicht; gebraucht wird %2</translation>
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
        <translation>&quot;%1&quot; ist keine ganze Zahl von Sekunden</translation>
    </message>
    <message>
        <source>%1 and %2 are the same setting in two units. Set only one of them.</source>
        <translation>%1 und %2 sind dieselbe Einstellung in zwei Einheiten; nur eine angeben</translation>
    </message>
    <message>
        <source>Settings can be given on the command line of both programs, in the environment and in the configuration file, in this order of precedence. The file is the one given with --config, or $XDG_CONFIG_HOME/billow/billow.conf (usually ~/.config/billow/billow.conf), or /etc/billow/billow.conf. It is an INI file:</source>
        <translation>Jede Einstellung kann in der Konfigurationsdatei, in der Umgebung und in der Befehlszeile beider Programme angegeben werden; die Befehlszeile geht der Umgebung vor, die Umgebung der Datei, die Datei der Vorgabe. Die Datei ist die mit --config genannte, sonst $XDG_CONFIG_HOME/billow/billow.conf (meist ~/.config/billow/billow.conf), sonst /etc/billow/billow.conf. Sie ist eine INI-Datei:</translation>
    </message>
    <message>
        <source>$XDG_DATA_HOME defaults to ~/.local/share and $XDG_STATE_HOME to ~/.local/state. An empty environment variable counts as not set, unless an empty value has a meaning.</source>
        <translation>$XDG_DATA_HOME ist ~/.local/share und $XDG_STATE_HOME ist ~/.local/state, wenn sie nicht gesetzt sind. Eine leere Umgebungsvariable gilt als nicht gesetzt, außer wo ein leerer Wert etwas bedeutet.</translation>
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
        <translation>Die Einstellungen können nicht nach %1 geschrieben werden: %2</translation>
    </message>
    <message>
        <source>can’t create the folder %1</source>
        <translation>der Ordner %1 kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>Language of the window and the command line: English, German, French, Portuguese or Afrikaans. Empty: the system’s language; English for billowd serve.</source>
        <translation>Die Sprache von Fenster und Befehlszeile: Englisch, Deutsch, Französisch, Portugiesisch oder Afrikaans. Leer: die des Systems, aber Englisch, wo billowd als Server läuft.</translation>
    </message>
    <message>
        <source>Where the ledger is: sqlite:/path/to/file.db, or any libpq URL such as postgresql://user:password@host/database.</source>
        <translation>Wo das Rechnungsbuch liegt: sqlite:/path/to/file.db oder postgresql://user:password@host/database mit allem, was libpq darin erlaubt.</translation>
    </message>
    <message>
        <source>Redis server that caches totals and recent invoices, for example redis://:password@localhost:6379/0. Optional: leave empty to run without a cache.</source>
        <translation>Der Redis-Server, der Summen und neueste Rechnungen zwischenspeichert, z. B. redis://:password@localhost:6379/0. Leer: kein Cache; ohne ihn fehlt nichts.</translation>
    </message>
    <message>
        <source>Address of the web server: localhost, an address of this computer, or 0.0.0.0 for all of them. Addresses other than localhost need an access token (http.secret_key_base).</source>
        <translation>Die Adresse, an der der Webserver lauscht: localhost, eine dieses Rechners oder 0.0.0.0 für alle. Jede außer localhost verlangt secret_key_base.</translation>
    </message>
    <message>
        <source>Port of the web server. 0 = any free port.</source>
        <translation>Der Port, an dem der Webserver lauscht; 0: irgendein freier.</translation>
    </message>
    <message>
        <source>Web sites that may use the API in addition to Billow’s own page. Empty = none.</source>
        <translation>Websites, die neben Billows eigener Seite die API benutzen dürfen. Leer: keine.</translation>
    </message>
    <message>
        <source>Demo invoices per second. 0 = unlimited.</source>
        <translation>Rechnungen, die der Demo-Generator je Sekunde erzeugt. 0: so viele er kann.</translation>
    </message>
    <message>
        <source>Demo invoices shown per second. 0 = unlimited.</source>
        <translation>Rechnungen, die je Sekunde zur Anzeige freigegeben werden. 0: wie sie kommen.</translation>
    </message>
    <message>
        <source>Run length in seconds. 0 = until you stop it.</source>
        <translation>Wie lange ein Lauf des Demo-Generators nach Start weitergeht. 0: bis Stopp.</translation>
    </message>
    <message>
        <source>Seed of the demo generator. The same seed generates the same invoices. 0 = a new one for each run.</source>
        <translation>Derselbe Startwert ergibt dieselben Rechnungen. 0: ein neuer für jeden Lauf.</translation>
    </message>
    <message>
        <source>generation.per_second as the time between two invoices: 200 = 5 per second.</source>
        <translation>generation.per_second als Zeit von einer Rechnung zur nächsten: 200 ist 5 je Sekunde.</translation>
    </message>
    <message>
        <source>display.per_second as the time between two invoices: 500 = 2 per second.</source>
        <translation>display.per_second als Zeit von einer Rechnung zur nächsten: 500 ist 2 je Sekunde.</translation>
    </message>
    <message>
        <source>run.seconds in minutes.</source>
        <translation>run.seconds in Minuten.</translation>
    </message>
    <message>
        <source>Lowest level to record.</source>
        <translation>Das Geringste, was protokolliert wird.</translation>
    </message>
    <message>
        <source>Format of the log: text, or one JSON object per line for programs.</source>
        <translation>Zeilen für Menschen oder ein JSON-Objekt je Zeile für Programme.</translation>
    </message>
    <message>
        <source>Log file, in addition to standard error. Empty = no file.</source>
        <translation>Die Protokolldatei; was protokolliert wird, geht auch auf die Standardfehlerausgabe. Leer: keine Datei.</translation>
    </message>
    <message>
        <source>Largest size of a log file. Then a new one is started.</source>
        <translation>Ist die Protokolldatei so groß geworden, wird eine neue begonnen.</translation>
    </message>
    <message>
        <source>Log files to keep, including the newest.</source>
        <translation>Wie viele Protokolldateien aufbewahrt werden, die neueste eingeschlossen.</translation>
    </message>
    <message>
        <source>Per-category levels, as Qt logging rules separated by semicolons: billow.ledger.debug=true;billow.cache.info=false.</source>
        <translation>Ausnahmen von log.level, als Protokollregeln von Qt mit Strichpunkten dazwischen: billow.ledger.debug=true;billow.cache.info=false.</translation>
    </message>
    <message>
        <source>Generation is already running</source>
        <translation>Die Generierung läuft schon</translation>
    </message>
    <message>
        <source>The backlog of the last run is still being shown</source>
        <translation>Der Rückstand des letzten Laufs wird noch angezeigt</translation>
    </message>
    <message>
        <source>Generation started</source>
        <translation>Die Generierung hat begonnen</translation>
    </message>
    <message>
        <source>Generation is already stopped</source>
        <translation>Die Generierung ist schon angehalten</translation>
    </message>
    <message>
        <source>Generation is already stopping</source>
        <translation>Die Generierung hält schon an</translation>
    </message>
    <message>
        <source>Generation stopped; the backlog goes on being displayed</source>
        <translation>Die Generierung ist angehalten; der Rückstand wird weiter angezeigt</translation>
    </message>
    <message>
        <source>All invoices were deleted</source>
        <translation>Alle Rechnungen wurden gelöscht</translation>
    </message>
    <message>
        <source>The ledger has real invoices, which were imported or received. Confirm that they should be deleted.</source>
        <translation>Das Rechnungsbuch enthält Rechnungen, die nicht vom Generator kamen; ihr Löschen muss bestätigt werden</translation>
    </message>
    <message>
        <source>Rates changed</source>
        <translation>Die Raten wurden geändert</translation>
    </message>
    <message>
        <source>The ledger was unavailable for a moment. Try again.</source>
        <translation>Das Rechnungsbuch war kurz nicht erreichbar; bitte noch einmal versuchen</translation>
    </message>
    <message>
        <source>The ledger is unavailable: %1</source>
        <translation>Das Rechnungsbuch ist nicht verfügbar: %1</translation>
    </message>
    <message>
        <source>The ledger is being opened. Try again.</source>
        <translation>Das Rechnungsbuch wird gerade geöffnet; bitte noch einmal versuchen</translation>
    </message>
    <message>
        <source>source can’t be &quot;demo&quot;, which is for demo invoices</source>
        <translation>source darf nicht &quot;demo&quot; sein, was die eigenen Rechnungen des Generators haben</translation>
    </message>
    <message>
        <source>Too many invoices are queued. Try again in a moment.</source>
        <translation>Es sind zu viele Rechnungen auf dem Weg zum Rechnungsbuch; bitte gleich noch einmal versuchen</translation>
    </message>
    <message>
        <source>The ledger is being opened. Try again in a moment.</source>
        <translation>Das Rechnungsbuch wird gerade geöffnet; bitte gleich noch einmal versuchen</translation>
    </message>
    <message>
        <source>The ledger didn’t answer in time. Try again.</source>
        <translation>Das Rechnungsbuch hat nicht rechtzeitig geantwortet; bitte noch einmal versuchen</translation>
    </message>
    <message>
        <source>%1 isn’t an address of this computer. Use one of its addresses, or 0.0.0.0 for all.</source>
        <translation>%1 ist keine Adresse, an der gelauscht werden kann: eine dieses Rechners angeben oder 0.0.0.0 für alle</translation>
    </message>
    <message>
        <source>another program uses it</source>
        <translation>dort lauscht ein anderes Programm</translation>
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
        <source>a live stream of invoices, in a window</source>
        <translation>ein Live-Strom von Rechnungen, in einem Fenster</translation>
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
        <source>Opens the window. FILEs are offered for import. The same engine without a window is billowd(1).</source>
        <translation>Öffnet das Fenster. DATEIEN werden zum Import angeboten. Dieselbe Engine ohne Fenster ist billowd(1).</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>OPTIONEN</translation>
    </message>
    <message>
        <source>Starts a run as soon as the ledger is open.</source>
        <translation>Beginnt einen Lauf, sobald das Rechnungsbuch offen ist.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Zeigt dies.</translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation>Zeigt die Version.</translation>
    </message>
    <message>
        <source>success</source>
        <translation>getan, worum gebeten wurde</translation>
    </message>
    <message>
        <source>an error, with a message that explains it</source>
        <translation>nicht getan, und gesagt, warum</translation>
    </message>
    <message>
        <source>a wrong option or setting</source>
        <translation>eine falsche Option oder Einstellung</translation>
    </message>
    <message>
        <source>an internal error: the engine stopped</source>
        <translation>ein Fehler des Programms: die Engine hat angehalten</translation>
    </message>
    <message>
        <source>another program is using the ledger</source>
        <translation>ein anderes Programm hält das Rechnungsbuch</translation>
    </message>
    <message>
        <source>EXIT STATUS</source>
        <translation>RÜCKGABEWERT</translation>
    </message>
    <message>
        <source>a live stream of invoices, without a window</source>
        <translation>ein Strom von Rechnungen, dauerhaft gespeichert, ohne Fenster</translation>
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
        <translation>Beginnt einen Lauf von fünf Rechnungen je Sekunde über fünf Minuten.</translation>
    </message>
    <message>
        <source>As fast as the database allows, for 20 seconds.</source>
        <translation>So schnell die Datenbank erlaubt, 20 Sekunden lang.</translation>
    </message>
    <message>
        <source>Stores the invoices in a file.</source>
        <translation>Speichert die Rechnungen einer Datei.</translation>
    </message>
    <message>
        <source>Verifies the ledger and prints the result as JSON.</source>
        <translation>Rechnet jede Invariante des Rechnungsbuchs nach, für ein Programm zu lesen.</translation>
    </message>
    <message>
        <source>--decimal-point must be . or ,</source>
        <translation>--decimal-point muss . oder , sein</translation>
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
        <source>map it with --map FIELD=COLUMN or --map FIELD=:CONSTANT</source>
        <translation>mit --map FIELD=COLUMN oder --map FIELD=:CONSTANT zuordnen</translation>
    </message>
    <message>
        <source>Reads CSV files, one row an invoice or one row a line item, in a stream, so a file may be of any size. Which column is which field is said by --map, by a profile, or guessed from the header; what was used is shown in the report, with what was accepted, what was stored before, and each rejected row with its line, field and reason. A rejected row never stops the rest, and importing the same file again adds nothing.</source>
        <translation>Liest CSV-Dateien, eine Zeile je Rechnung oder je Position, in einem Strom, sodass eine Datei beliebig groß sein darf. Welche Spalte welches Feld ist, sagt --map oder ein Profil, oder es wird aus dem Kopf erraten; was benutzt wurde, steht im Bericht, dazu, was angenommen wurde, was schon gespeichert war und jede abgelehnte Zeile mit Nummer, Feld und Grund. Eine abgelehnte Zeile hält die übrigen nie auf, und dieselbe Datei noch einmal zu importieren fügt nichts hinzu.</translation>
    </message>
    <message>
        <source>Fields: %1; for line items %2. Of subtotal, VAT, VAT rate and total as many as there are; the others are computed, and what is given has to agree.</source>
        <translation>Felder: %1; für Positionen %2. Von Zwischensumme, USt., USt.-Satz und Gesamtbetrag so viele, wie es gibt; die übrigen werden errechnet, und was angegeben ist, muss stimmen.</translation>
    </message>
    <message>
        <source>Stores the invoices of CSV files in the ledger.</source>
        <translation>Speichert die Rechnungen aus CSV-Dateien im Rechnungsbuch.</translation>
    </message>
    <message>
        <source>Takes FIELD from a column, or, with a colon, a fixed value. May be given several times.</source>
        <translation>Nimmt FIELD aus einer Spalte oder, mit Doppelpunkt, als festen Wert. Kann mehrmals angegeben werden.</translation>
    </message>
    <message>
        <source>What parts units from cents in amounts: a point (the default) or a comma.</source>
        <translation>Was in Beträgen die Einheiten von den Cent trennt: ein Punkt (die Vorgabe) oder ein Komma.</translation>
    </message>
    <message>
        <source>The mapping of that name, or in that JSON file.</source>
        <translation>Die Zuordnung dieses Namens oder in dieser JSON-Datei.</translation>
    </message>
    <message>
        <source>Saves the profile with what --map says under that name.</source>
        <translation>Speichert das Profil mit dem, was --map sagt, unter diesem Namen.</translation>
    </message>
    <message>
        <source>Lists the profiles that there are.</source>
        <translation>Listet die vorhandenen Profile.</translation>
    </message>
    <message>
        <source>Takes only what --map and the profile say.</source>
        <translation>Nimmt nur, was --map und das Profil sagen.</translation>
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
        <translation>%1 nimmt kein Argument, bekam aber %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t a command; see billowd --help</source>
        <translation>&quot;%1&quot; ist kein Befehl; siehe billowd --help</translation>
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
        <translation>%1 von %2 MB</translation>
    </message>
    <message>
        <source>Runs the engine without a window until SIGTERM or SIGINT.</source>
        <translation>Betreibt die Engine ohne Fenster, bis sie beendet wird (SIGTERM, SIGINT).</translation>
    </message>
    <message>
        <source>Opens the ledger, shows the waiting invoices, and logs to standard error and the log file. If the database is unavailable, it retries. If another program is using the ledger, it exits with status 75.</source>
        <translation>Öffnet das Rechnungsbuch, gibt weiter frei, was darin wartet, und meldet im Protokoll, was geschieht, auf der Standardfehlerausgabe und in der Protokolldatei. Auf eine Datenbank, die nicht da ist oder verschwindet, wird gewartet; ein Rechnungsbuch, das ein anderes Programm hält, beendet es mit Status 75.</translation>
    </message>
    <message>
        <source>The API and the dashboard are at http://localhost:4000 unless you change http.host and http.port. It reports to systemd when it is ready, and what it is waiting for.</source>
        <translation>API und Web-Übersicht sind unter http://localhost:4000, wenn http.host und http.port nichts anderes sagen. Unter systemd meldet es, wenn es bereit ist und worauf es wartet.</translation>
    </message>
    <message>
        <source>Stops within four seconds, after answering open requests. Stored invoices are safe, even after a kill -9 or a power cut.</source>
        <translation>Es endet binnen vier Sekunden und nicht, bevor die Fragenden ihre Antworten haben. Was gespeichert war, ist sicher, auch nach kill -9 oder Stromausfall.</translation>
    </message>
    <message>
        <source>Starts a run of the demo generator as soon as the ledger is open.</source>
        <translation>Beginnt einen Lauf des Demo-Generators, sobald das Rechnungsbuch offen ist.</translation>
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
        <translation>gilt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>VERLETZT</translation>
    </message>
    <message>
        <source>All checks passed.</source>
        <translation>Alle Invarianten gelten.</translation>
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
        <translation>Rechnet jede Invariante des Rechnungsbuchs aus seinen Zeilen nach und sagt, welche gelten.</translation>
    </message>
    <message>
        <source>Reads every invoice in one snapshot, while another program may be writing, and checks: sequence numbers without a gap, each document once, running totals equal to the sums of the rows in every currency, total = subtotal + VAT on each row, the cursor within range. Changes nothing. The exit status is 0 only if all checks pass.</source>
        <translation>Liest jede Rechnung in einer Momentaufnahme, auch neben einem schreibenden Programm, und vergleicht: laufende Nummern ohne Lücke, jedes Paar (Verkäufer, Nummer) einmal, die laufenden Summen gleich den Summen der Zeilen in jeder Währung, Gesamt = Zwischensumme + USt. in jeder Zeile, der Zeiger in seinem Bereich. Ändert nichts. Sein Status ist nur 0, wenn alle gelten.</translation>
    </message>
    <message>
        <source>Prints the result as JSON.</source>
        <translation>Gibt das Ergebnis als JSON aus.</translation>
    </message>
    <message>
        <source>Other machines can connect to %1. Set SECRET_KEY_BASE to at least 32 random characters and share it only with people who may use Billow.</source>
        <translation>An %1 zu lauschen lässt andere Rechner herein: SECRET_KEY_BASE auf 32 oder mehr Zeichen setzen, die niemand erraten kann, und denen geben, die dürfen</translation>
    </message>
    <message>
        <source>column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Couldn’t upgrade the ledger from schema version %1 to version %2. It is unchanged: %3</source>
        <translation>Das Rechnungsbuch konnte nicht von Schemaversion %1 auf Version %2 gebracht werden und ist, wie es war: %3</translation>
    </message>
    <message>
        <source>Invoices are missing from the ledger. Run billowd verify to find out which.</source>
        <translation>Das Rechnungsbuch hat Rechnungen verloren: &quot;billowd verify&quot; sagt, welche</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t an amount</source>
        <translation>&quot;%1&quot; ist kein Betrag</translation>
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
        <translation>Mit einer Änderung angenommen:</translation>
    </message>
    <message>
        <source>It stopped early: %1</source>
        <translation>Es endete vorzeitig: %1</translation>
    </message>
    <message>
        <source>It was cancelled</source>
        <translation>Es wurde abgebrochen</translation>
    </message>
    <message>
        <source>Run it again to continue. Nothing is stored twice.</source>
        <translation>Zum Fortsetzen noch einmal ausführen; nichts wird zweimal gespeichert.</translation>
    </message>
    <message>
        <source>there is no date</source>
        <translation>es gibt kein Datum</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t a time</source>
        <translation>&quot;%1&quot; ist keine Zeitangabe</translation>
    </message>
    <message>
        <source>there is no date, so that of inserted_at was used</source>
        <translation>es gibt kein Datum, daher gilt das von inserted_at</translation>
    </message>
    <message>
        <source>two of subtotal, vat_amount and total_amount are needed</source>
        <translation>zwei von subtotal, vat_amount und total_amount sind nötig</translation>
    </message>
    <message>
        <source>amounts with more decimal places than %1 allows were rounded</source>
        <translation>Beträge mit mehr Dezimalstellen, als %1 hat, wurden gerundet</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t an ISO 3166 country code, so it was left empty</source>
        <translation>&quot;%1&quot; ist kein Ländercode nach ISO 3166 und wurde daher weggelassen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t Green, Amber or Red, so it was left empty</source>
        <translation>&quot;%1&quot; ist weder Green noch Amber noch Red und wurde daher weggelassen</translation>
    </message>
    <message>
        <source>the ledger has another invoice with this seller and number, as number %1</source>
        <translation>eine andere Rechnung mit diesem Verkäufer und dieser Nummer ist im Rechnungsbuch, als Nummer %1</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>%1 has no table &quot;invoices&quot;</source>
        <translation>%1 hat keine Tabelle &quot;invoices&quot;</translation>
    </message>
    <message>
        <source>%1 is a Billow ledger, not a database of the original</source>
        <translation>%1 ist ein Rechnungsbuch von Billow, keine Datenbank des Originals</translation>
    </message>
    <message>
        <source>The table &quot;invoices&quot; in %1 has no column %2, which every invoice needs</source>
        <translation>Die Tabelle &quot;invoices&quot; von %1 hat keine Spalte %2, ohne die es keine Rechnung gibt</translation>
    </message>
    <message>
        <source>The original stores its invoices in PostgreSQL, not in %1</source>
        <translation>Das Original hält seine Rechnungen in PostgreSQL, nicht in %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t an ISO 4217 currency</source>
        <translation>&quot;%1&quot; ist keine Währung nach ISO 4217</translation>
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
        <translation>Ohne Option legt es das Rechnungsbuch an oder bringt ein älteres auf den Stand. Die anderen Befehle tun dies von selbst, wenn sie ein Rechnungsbuch zum Schreiben öffnen; dieser tut es und nichts sonst, z. B. mit einem Datenbankbenutzer, der Tabellen ändern darf. Jede Migration ist eine Transaktion. Ein Rechnungsbuch eines neueren Programms wird abgelehnt und gelassen, wie es ist.</translation>
    </message>
    <message>
        <source>With --from-original, copies the invoices from table &quot;invoices&quot; of the Elixir program that Billow replaces. That database is only read and can stay in use, but no other Billow may use the ledger. The invoices count as shown at once, and their source is original:DATABASE. Rows that aren’t invoices are reported and don’t stop the rest. You can stop it at any time and run it again: it continues where it stopped and stores nothing twice.</source>
        <translation>Mit --from-original bringt es herüber, was das Elixir-Programm, das Billow ersetzt, in seiner Tabelle &quot;invoices&quot; gespeichert hat. Diese Datenbank wird nur gelesen und darf währenddessen in Gebrauch sein; das Rechnungsbuch darf kein laufendes Billow halten. Die Rechnungen gelten sofort als angezeigt und haben die Quelle original:DATABASE. Eine Zeile, die keine Rechnung ist, wird gemeldet und hält die übrigen nie auf. Es darf jederzeit beendet und noch einmal ausgeführt werden: Es geht weiter, wo es war, und speichert nichts zweimal.</translation>
    </message>
    <message>
        <source>Keep the password out of the command line, where others can see it: use the environment variable PGPASSWORD, or ~/.pgpass.</source>
        <translation>Das Passwort gehört besser nicht in die Befehlszeile, wo andere es sehen: sondern in die Umgebungsvariable PGPASSWORD oder in ~/.pgpass.</translation>
    </message>
    <message>
        <source>Upgrades the ledger, or copies the original’s invoices into it.</source>
        <translation>Bringt ein älteres Rechnungsbuch auf das Schema dieses Programms oder die Rechnungen des Originals hinein.</translation>
    </message>
    <message>
        <source>The original’s database; ecto:// works too.</source>
        <translation>Die Datenbank des Originals; auch ecto:// wird verstanden.</translation>
    </message>
    <message>
        <source>Currency of the amounts, which the original doesn’t record (default: ZAR).</source>
        <translation>Worin seine Beträge sind, was es nicht sagt (Vorgabe: ZAR).</translation>
    </message>
    <message>
        <source>Reads and checks the rows, and stores nothing.</source>
        <translation>Liest und prüft seine Zeilen und speichert nichts.</translation>
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
        <translation>auf diesem Schreibtisch gibt es keinen Schlüsselbund</translation>
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
        <translation>%1: das Geheimnis von %2 ist im Schlüsselbund des Schreibtischs, den nur das Fenster liest; den ganzen Wert in der Umgebung angeben: %3</translation>
    </message>
    <message>
        <source>The window can store secrets and URLs in the desktop’s keychain; the file then has keychain:NAME. billowd can’t use the keychain: set environment variables instead.</source>
        <translation>In der Datei kann ein Geheimnis oder eine URL im Schlüsselbund des Schreibtischs sein: das Fenster schreibt dort keychain:NAME. billowd liest keinen Schlüsselbund; ihm wird ein solcher Wert in der Umgebung gegeben.</translation>
    </message>
    <message>
        <source>Option: %1</source>
        <translation>Option: %1</translation>
    </message>
    <message>
        <source>Access token that every request must send (Authorization: Bearer TOKEN) when the web server is open to other machines. It has no command-line option, because other users of this computer could read it there.</source>
        <translation>Das Token, das jede Anfrage mitbringen muss (Authorization: Bearer TOKEN), wo der Webserver über localhost hinaus lauscht. Es gibt keine Option dafür, weil sie jeder Benutzer des Rechners lesen könnte.</translation>
    </message>
    <message>
        <source>Can’t connect to %1</source>
        <translation>Unter %1 lauscht niemand</translation>
    </message>
    <message>
        <source>%1 didn’t answer</source>
        <translation>Von %1 kam keine Antwort</translation>
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
        <translation>Das Programm unter %1 lehnt ab: %2</translation>
    </message>
    <message>
        <source>%1 didn’t identify itself</source>
        <translation>%1 hat nicht gesagt, wer es ist</translation>
    </message>
    <message>
        <source>%1 didn’t publish the address of its API</source>
        <translation>%1 hat nicht gesagt, wo es seine API anbietet</translation>
    </message>
    <message>
        <source>The program at %1 needs its access token. Set SECRET_KEY_BASE to the same value as there.</source>
        <translation>Das Programm unter %1 verlangt sein Token: SECRET_KEY_BASE setzen wie dort</translation>
    </message>
    <message>
        <source>The program at %1 answered: %2</source>
        <translation>Das Programm unter %1 sagt: %2</translation>
    </message>
    <message>
        <source>The program at %1 isn’t the one that uses this ledger</source>
        <translation>Das Programm unter %1 ist nicht das, welches dieses Rechnungsbuch hält</translation>
    </message>
    <message>
        <source>The program at %1 hasn’t opened the ledger yet</source>
        <translation>Das Programm unter %1 hat das Rechnungsbuch noch nicht geöffnet</translation>
    </message>
    <message>
        <source>the last %1 invoices weren’t confirmed (%2). Import the file again to make sure they’re stored.</source>
        <translation>das Rechnungsbuch hat für die letzten %1 Rechnungen nicht geantwortet (%2); ein nochmaliger Import der Datei schafft Gewissheit</translation>
    </message>
    <message>
        <source>Opens the import dialog at start.</source>
        <translation>Fragt sofort, welche Dateien importiert werden sollen.</translation>
    </message>
    <message>
        <source>Starts in the tray, or minimised if there is no tray.</source>
        <translation>Zeigt ein Symbol in der Leiste oder ein verkleinertes Fenster, bis es geöffnet wird.</translation>
    </message>
    <message>
        <source>The program that held the ledger has ended</source>
        <translation>Das Programm, welches das Rechnungsbuch hielt, ist beendet</translation>
    </message>
    <message>
        <source>Going on</source>
        <translation>Es geht weiter</translation>
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
        <source>Where a running billow or billowd serve holds the ledger, the invoices go through its API, and while that is away, or has no room, this waits. Only --strict needs the ledger for itself.</source>
        <translation>Wo ein laufendes billow oder billowd serve das Rechnungsbuch hält, gehen die Rechnungen durch dessen API, und solange diese nicht da ist oder keinen Platz hat, wird gewartet. Nur --strict braucht das Rechnungsbuch für sich.</translation>
    </message>
    <message>
        <source>The answer was lost. Try again.</source>
        <translation>Die Antwort ging verloren; bitte noch einmal versuchen</translation>
    </message>
    <message>
        <source>the import was ended</source>
        <translation>der Import wurde beendet</translation>
    </message>
    <message>
        <source>Upgrading the ledger, step %1 of %2. This can take minutes.</source>
        <translation>Das Rechnungsbuch wird aktualisiert, Schritt %1 von %2; das kann Minuten dauern</translation>
    </message>
    <message>
        <source>Another program has changed the ledger’s analytics tables</source>
        <translation>Ein anderes Programm hat in die Kennzahlen des Rechnungsbuchs geschrieben</translation>
    </message>
    <message>
        <source>Another program has written to the ledger although this one has locked it. With PostgreSQL, a pooler may have lost the lock: connect directly to the server.</source>
        <translation>Ein anderes Programm hat in das Rechnungsbuch geschrieben, obwohl dieses seine Sperre hat; bei PostgreSQL kann ein Pooler dazwischen sie verloren haben: Verbinden Sie sich direkt mit dem Server</translation>
    </message>
    <message>
        <source>Another program (%1) has written to the ledger although this one has locked it. With PostgreSQL, a pooler may have lost the lock: connect directly to the server.</source>
        <translation>Ein anderes Programm (%1) hat in das Rechnungsbuch geschrieben, obwohl dieses seine Sperre hat; bei PostgreSQL kann ein Pooler dazwischen sie verloren haben: Verbinden Sie sich direkt mit dem Server</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>ein anderes Programm</translation>
    </message>
    <message>
        <source>Can’t delete the invoices while they are being read (%1). Try again later.</source>
        <translation>Die Rechnungen können nicht gelöscht werden, solange sie gelesen werden (%1): Versuchen Sie es danach noch einmal</translation>
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
        <translation>PostgreSQL wird über einen Pooler erreicht, der die Sitzung zwischen Transaktionen wechselt: Verbinden Sie sich direkt mit dem Server, oder lassen Sie ganze Sitzungen verwalten</translation>
    </message>
    <message>
        <source>The option %1 in the PostgreSQL URL has a semicolon, which Qt’s driver doesn’t support</source>
        <translation>Die Option %1 in der PostgreSQL-URL enthält ein Semikolon, das der Treiber von Qt nicht annimmt</translation>
    </message>
    <message>
        <source>internal error: a query of the ledger returned no row</source>
        <translation>Eine Abfrage des Rechnungsbuchs fand keine Zeile</translation>
    </message>
    <message>
        <source>Qt’s database driver %1 isn’t installed. Install the package %2.</source>
        <translation>Der Datenbanktreiber %1 von Qt ist nicht installiert; er ist im Paket %2</translation>
    </message>
    <message>
        <source>The ledger can’t be at %1: that disk doesn’t support shared memory. Use a local folder instead of a network folder.</source>
        <translation>Das Rechnungsbuch %1 kann dort nicht liegen: Dem Datenträger fehlt gemeinsamer Speicher, etwa in einem Netzwerkordner</translation>
    </message>
    <message>
        <source>Reading the ledger was interrupted</source>
        <translation>Das Lesen des Rechnungsbuchs wurde unterbrochen</translation>
    </message>
    <message>
        <source>Can’t write to the ledger %1. Check that its disk isn’t full (%2).</source>
        <translation>Das Rechnungsbuch %1 kann nicht geschrieben werden: Ist der Datenträger voll? (%2)</translation>
    </message>
    <message>
        <source>The ledger failed %1 times while storing these invoices</source>
        <translation>Das Rechnungsbuch ist %1-mal ausgefallen, während es diese Rechnungen speicherte</translation>
    </message>
    <message>
        <source>All waiting invoices are being shown now</source>
        <translation>Alle wartenden Rechnungen werden jetzt angezeigt</translation>
    </message>
    <message>
        <source>The program at %1 couldn’t prove that it uses this ledger and knows the access token. Check that SECRET_KEY_BASE is the same there and here.</source>
        <translation>Das Programm unter %1 weist nicht nach, dass es dieses Rechnungsbuch verwendet und das Zugriffstoken kennt. SECRET_KEY_BASE muss dort und hier gleich sein.</translation>
    </message>
</context>
</TS>
