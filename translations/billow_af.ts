<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="af">
<context>
    <name>AmountInput</name>
    <message>
        <source>Enter an amount, for example %1</source>
        <translation>Voer ’n bedrag in, byvoorbeeld %1</translation>
    </message>
    <message>
        <source>Enter an amount of zero or more</source>
        <translation>Voer ’n bedrag van nul of meer in</translation>
    </message>
    <message>
        <source>Use at most four decimal places</source>
        <translation>Gebruik hoogstens vier desimale plekke</translation>
    </message>
    <message>
        <source>Enter a smaller amount</source>
        <translation>Voer ’n kleiner bedrag in</translation>
    </message>
</context>
<context>
    <name>AnalyticsText</name>
    <message>
        <source>Not given</source>
        <translation>Nie opgegee nie</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>Al die ander</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Total (%1)</source>
        <translation>Totaal (%1)</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Aandeel</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tyd</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gestoor</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wag nog</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Maand</translation>
    </message>
    <message>
        <source>VAT (%1)</source>
        <translation>BTW (%1)</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Fakture</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Invoices: %1 · Total: %2 · VAT: %3</source>
        <translation>Fakture: %1 · Totaal: %2 · BTW: %3</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Gewys</translation>
    </message>
    <message>
        <source>Invoices: %1 · Credit notes: %2 · After credit notes: %3 · Credited: %4 · VAT: %5</source>
        <translation>Fakture: %1 · Kredietnotas: %2 · Ná kredietnotas: %3 · Gekrediteer: %4 · BTW: %5</translation>
    </message>
</context>
<context>
    <name>CompactNumber</name>
    <message>
        <source>%1 tn</source>
        <translation>%1 bn</translation>
    </message>
    <message>
        <source>%1 bn</source>
        <translation>%1 mjd</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 m</translation>
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
        <translation>Andorra</translation>
    </message>
    <message>
        <source>United Arab Emirates</source>
        <translation>Verenigde Arabiese Emirate</translation>
    </message>
    <message>
        <source>Afghanistan</source>
        <translation>Afganistan</translation>
    </message>
    <message>
        <source>Antigua and Barbuda</source>
        <translation>Antigua en Barbuda</translation>
    </message>
    <message>
        <source>Anguilla</source>
        <translation>Anguilla</translation>
    </message>
    <message>
        <source>Albania</source>
        <translation>Albanië</translation>
    </message>
    <message>
        <source>Armenia</source>
        <translation>Armenië</translation>
    </message>
    <message>
        <source>Angola</source>
        <translation>Angola</translation>
    </message>
    <message>
        <source>Antarctica</source>
        <translation>Antarktika</translation>
    </message>
    <message>
        <source>Argentina</source>
        <translation>Argentinië</translation>
    </message>
    <message>
        <source>American Samoa</source>
        <translation>Amerikaans-Samoa</translation>
    </message>
    <message>
        <source>Austria</source>
        <translation>Oostenryk</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>Australië</translation>
    </message>
    <message>
        <source>Aruba</source>
        <translation>Aruba</translation>
    </message>
    <message>
        <source>Åland Islands</source>
        <translation>Ålandeilande</translation>
    </message>
    <message>
        <source>Azerbaijan</source>
        <translation>Azerbeidjan</translation>
    </message>
    <message>
        <source>Bosnia and Herzegovina</source>
        <translation>Bosnië en Herzegowina</translation>
    </message>
    <message>
        <source>Barbados</source>
        <translation>Barbados</translation>
    </message>
    <message>
        <source>Bangladesh</source>
        <translation>Bangladesj</translation>
    </message>
    <message>
        <source>Belgium</source>
        <translation>België</translation>
    </message>
    <message>
        <source>Burkina Faso</source>
        <translation>Burkina Faso</translation>
    </message>
    <message>
        <source>Bulgaria</source>
        <translation>Bulgarye</translation>
    </message>
    <message>
        <source>Bahrain</source>
        <translation>Bahrein</translation>
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
        <translation>Sint Barthélemy</translation>
    </message>
    <message>
        <source>Bermuda</source>
        <translation>Bermuda</translation>
    </message>
    <message>
        <source>Brunei</source>
        <translation>Broenei</translation>
    </message>
    <message>
        <source>Bolivia</source>
        <translation>Bolivia</translation>
    </message>
    <message>
        <source>Caribbean Netherlands</source>
        <translation>Karibiese Nederland</translation>
    </message>
    <message>
        <source>Brazil</source>
        <translation>Brasilië</translation>
    </message>
    <message>
        <source>Bahamas</source>
        <translation>Bahamas</translation>
    </message>
    <message>
        <source>Bhutan</source>
        <translation>Bhoetan</translation>
    </message>
    <message>
        <source>Bouvet Island</source>
        <translation>Bouveteiland</translation>
    </message>
    <message>
        <source>Botswana</source>
        <translation>Botswana</translation>
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
        <translation>Kokoseilande</translation>
    </message>
    <message>
        <source>Congo, Democratic Republic</source>
        <translation>Kongo, Demokratiese Republiek</translation>
    </message>
    <message>
        <source>Central African Republic</source>
        <translation>Sentraal-Afrikaanse Republiek</translation>
    </message>
    <message>
        <source>Congo, Republic</source>
        <translation>Kongo, Republiek</translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation>Switserland</translation>
    </message>
    <message>
        <source>Côte d&apos;Ivoire</source>
        <translation>Ivoorkus</translation>
    </message>
    <message>
        <source>Cook Islands</source>
        <translation>Cookeilande</translation>
    </message>
    <message>
        <source>Chile</source>
        <translation>Chili</translation>
    </message>
    <message>
        <source>Cameroon</source>
        <translation>Kameroen</translation>
    </message>
    <message>
        <source>China</source>
        <translation>China</translation>
    </message>
    <message>
        <source>Colombia</source>
        <translation>Colombia</translation>
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
        <translation>Kaap Verde</translation>
    </message>
    <message>
        <source>Curaçao</source>
        <translation>Curaçao</translation>
    </message>
    <message>
        <source>Christmas Island</source>
        <translation>Kerseiland</translation>
    </message>
    <message>
        <source>Cyprus</source>
        <translation>Siprus</translation>
    </message>
    <message>
        <source>Czechia</source>
        <translation>Tsjeggië</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>Duitsland</translation>
    </message>
    <message>
        <source>Djibouti</source>
        <translation>Djiboeti</translation>
    </message>
    <message>
        <source>Denmark</source>
        <translation>Denemarke</translation>
    </message>
    <message>
        <source>Dominica</source>
        <translation>Dominica</translation>
    </message>
    <message>
        <source>Dominican Republic</source>
        <translation>Dominikaanse Republiek</translation>
    </message>
    <message>
        <source>Algeria</source>
        <translation>Algerië</translation>
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
        <translation>Egipte</translation>
    </message>
    <message>
        <source>Western Sahara</source>
        <translation>Wes-Sahara</translation>
    </message>
    <message>
        <source>Eritrea</source>
        <translation>Eritrea</translation>
    </message>
    <message>
        <source>Spain</source>
        <translation>Spanje</translation>
    </message>
    <message>
        <source>Ethiopia</source>
        <translation>Ethiopië</translation>
    </message>
    <message>
        <source>Finland</source>
        <translation>Finland</translation>
    </message>
    <message>
        <source>Fiji</source>
        <translation>Fidji</translation>
    </message>
    <message>
        <source>Falkland Islands</source>
        <translation>Falklandeilande</translation>
    </message>
    <message>
        <source>Micronesia</source>
        <translation>Mikronesië</translation>
    </message>
    <message>
        <source>Faroe Islands</source>
        <translation>Faroëreilande</translation>
    </message>
    <message>
        <source>France</source>
        <translation>Frankryk</translation>
    </message>
    <message>
        <source>Gabon</source>
        <translation>Gaboen</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>Verenigde Koninkryk</translation>
    </message>
    <message>
        <source>Grenada</source>
        <translation>Grenada</translation>
    </message>
    <message>
        <source>Georgia</source>
        <translation>Georgië</translation>
    </message>
    <message>
        <source>French Guiana</source>
        <translation>Frans-Guyana</translation>
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
        <translation>Groenland</translation>
    </message>
    <message>
        <source>Gambia</source>
        <translation>Gambië</translation>
    </message>
    <message>
        <source>Guinea</source>
        <translation>Guinee</translation>
    </message>
    <message>
        <source>Guadeloupe</source>
        <translation>Guadeloupe</translation>
    </message>
    <message>
        <source>Equatorial Guinea</source>
        <translation>Ekwatoriaal-Guinee</translation>
    </message>
    <message>
        <source>Greece</source>
        <translation>Griekeland</translation>
    </message>
    <message>
        <source>South Georgia and the South Sandwich Islands</source>
        <translation>Suid-Georgië en die Suid-Sandwicheilande</translation>
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
        <translation>Guinee-Bissau</translation>
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
        <translation>Heard- en McDonaldeilande</translation>
    </message>
    <message>
        <source>Honduras</source>
        <translation>Honduras</translation>
    </message>
    <message>
        <source>Croatia</source>
        <translation>Kroasië</translation>
    </message>
    <message>
        <source>Haiti</source>
        <translation>Haïti</translation>
    </message>
    <message>
        <source>Hungary</source>
        <translation>Hongarye</translation>
    </message>
    <message>
        <source>Indonesia</source>
        <translation>Indonesië</translation>
    </message>
    <message>
        <source>Ireland</source>
        <translation>Ierland</translation>
    </message>
    <message>
        <source>Israel</source>
        <translation>Israel</translation>
    </message>
    <message>
        <source>Isle of Man</source>
        <translation>Eiland Man</translation>
    </message>
    <message>
        <source>India</source>
        <translation>Indië</translation>
    </message>
    <message>
        <source>British Indian Ocean Territory</source>
        <translation>Britse Indiese Oseaangebied</translation>
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
        <translation>Ysland</translation>
    </message>
    <message>
        <source>Italy</source>
        <translation>Italië</translation>
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
        <translation>Jordanië</translation>
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
        <translation>Kirgistan</translation>
    </message>
    <message>
        <source>Cambodia</source>
        <translation>Kambodja</translation>
    </message>
    <message>
        <source>Kiribati</source>
        <translation>Kiribati</translation>
    </message>
    <message>
        <source>Comoros</source>
        <translation>Comore</translation>
    </message>
    <message>
        <source>Saint Kitts and Nevis</source>
        <translation>Sint Kitts en Nevis</translation>
    </message>
    <message>
        <source>North Korea</source>
        <translation>Noord-Korea</translation>
    </message>
    <message>
        <source>South Korea</source>
        <translation>Suid-Korea</translation>
    </message>
    <message>
        <source>Kuwait</source>
        <translation>Koeweit</translation>
    </message>
    <message>
        <source>Cayman Islands</source>
        <translation>Kaaimanseilande</translation>
    </message>
    <message>
        <source>Kazakhstan</source>
        <translation>Kazakstan</translation>
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
        <translation>Sint Lucia</translation>
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
        <translation>Liberië</translation>
    </message>
    <message>
        <source>Lesotho</source>
        <translation>Lesotho</translation>
    </message>
    <message>
        <source>Lithuania</source>
        <translation>Litaue</translation>
    </message>
    <message>
        <source>Luxembourg</source>
        <translation>Luxemburg</translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation>Letland</translation>
    </message>
    <message>
        <source>Libya</source>
        <translation>Libië</translation>
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
        <translation>Moldowa</translation>
    </message>
    <message>
        <source>Montenegro</source>
        <translation>Montenegro</translation>
    </message>
    <message>
        <source>Saint Martin</source>
        <translation>Sint Martin</translation>
    </message>
    <message>
        <source>Madagascar</source>
        <translation>Madagaskar</translation>
    </message>
    <message>
        <source>Marshall Islands</source>
        <translation>Marshalleilande</translation>
    </message>
    <message>
        <source>North Macedonia</source>
        <translation>Noord-Macedonië</translation>
    </message>
    <message>
        <source>Mali</source>
        <translation>Mali</translation>
    </message>
    <message>
        <source>Myanmar</source>
        <translation>Mianmar</translation>
    </message>
    <message>
        <source>Mongolia</source>
        <translation>Mongolië</translation>
    </message>
    <message>
        <source>Macao</source>
        <translation>Macau</translation>
    </message>
    <message>
        <source>Northern Mariana Islands</source>
        <translation>Noordelike Marianas</translation>
    </message>
    <message>
        <source>Martinique</source>
        <translation>Martinique</translation>
    </message>
    <message>
        <source>Mauritania</source>
        <translation>Mauritanië</translation>
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
        <translation>Maledive</translation>
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
        <translation>Maleisië</translation>
    </message>
    <message>
        <source>Mozambique</source>
        <translation>Mosambiek</translation>
    </message>
    <message>
        <source>Namibia</source>
        <translation>Namibië</translation>
    </message>
    <message>
        <source>New Caledonia</source>
        <translation>Nieu-Kaledonië</translation>
    </message>
    <message>
        <source>Niger</source>
        <translation>Niger</translation>
    </message>
    <message>
        <source>Norfolk Island</source>
        <translation>Norfolkeiland</translation>
    </message>
    <message>
        <source>Nigeria</source>
        <translation>Nigerië</translation>
    </message>
    <message>
        <source>Nicaragua</source>
        <translation>Nicaragua</translation>
    </message>
    <message>
        <source>Netherlands</source>
        <translation>Nederland</translation>
    </message>
    <message>
        <source>Norway</source>
        <translation>Noorweë</translation>
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
        <translation>Nieu-Seeland</translation>
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
        <translation>Frans-Polinesië</translation>
    </message>
    <message>
        <source>Papua New Guinea</source>
        <translation>Papoea-Nieu-Guinee</translation>
    </message>
    <message>
        <source>Philippines</source>
        <translation>Filippyne</translation>
    </message>
    <message>
        <source>Pakistan</source>
        <translation>Pakistan</translation>
    </message>
    <message>
        <source>Poland</source>
        <translation>Pole</translation>
    </message>
    <message>
        <source>Saint Pierre and Miquelon</source>
        <translation>Sint Pierre en Miquelon</translation>
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
        <translation>Palestina</translation>
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
        <translation>Roemenië</translation>
    </message>
    <message>
        <source>Serbia</source>
        <translation>Serwië</translation>
    </message>
    <message>
        <source>Russia</source>
        <translation>Rusland</translation>
    </message>
    <message>
        <source>Rwanda</source>
        <translation>Rwanda</translation>
    </message>
    <message>
        <source>Saudi Arabia</source>
        <translation>Saoedi-Arabië</translation>
    </message>
    <message>
        <source>Solomon Islands</source>
        <translation>Salomonseilande</translation>
    </message>
    <message>
        <source>Seychelles</source>
        <translation>Seychelle</translation>
    </message>
    <message>
        <source>Sudan</source>
        <translation>Soedan</translation>
    </message>
    <message>
        <source>Sweden</source>
        <translation>Swede</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>Singapoer</translation>
    </message>
    <message>
        <source>Saint Helena</source>
        <translation>Sint Helena</translation>
    </message>
    <message>
        <source>Slovenia</source>
        <translation>Slowenië</translation>
    </message>
    <message>
        <source>Svalbard and Jan Mayen</source>
        <translation>Svalbard en Jan Mayen</translation>
    </message>
    <message>
        <source>Slovakia</source>
        <translation>Slowakye</translation>
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
        <translation>Somalië</translation>
    </message>
    <message>
        <source>Suriname</source>
        <translation>Suriname</translation>
    </message>
    <message>
        <source>South Sudan</source>
        <translation>Suid-Soedan</translation>
    </message>
    <message>
        <source>São Tomé and Príncipe</source>
        <translation>São Tomé en Príncipe</translation>
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
        <translation>Sirië</translation>
    </message>
    <message>
        <source>Eswatini</source>
        <translation>Eswatini</translation>
    </message>
    <message>
        <source>Turks and Caicos Islands</source>
        <translation>Turks- en Caicoseilande</translation>
    </message>
    <message>
        <source>Chad</source>
        <translation>Tsjad</translation>
    </message>
    <message>
        <source>French Southern Territories</source>
        <translation>Franse Suidelike Gebiede</translation>
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
        <translation>Tadjikistan</translation>
    </message>
    <message>
        <source>Tokelau</source>
        <translation>Tokelau</translation>
    </message>
    <message>
        <source>Timor-Leste</source>
        <translation>Oos-Timor</translation>
    </message>
    <message>
        <source>Turkmenistan</source>
        <translation>Turkmenistan</translation>
    </message>
    <message>
        <source>Tunisia</source>
        <translation>Tunisië</translation>
    </message>
    <message>
        <source>Tonga</source>
        <translation>Tonga</translation>
    </message>
    <message>
        <source>Türkiye</source>
        <translation>Turkye</translation>
    </message>
    <message>
        <source>Trinidad and Tobago</source>
        <translation>Trinidad en Tobago</translation>
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
        <translation>Tanzanië</translation>
    </message>
    <message>
        <source>Ukraine</source>
        <translation>Oekraïne</translation>
    </message>
    <message>
        <source>Uganda</source>
        <translation>Uganda</translation>
    </message>
    <message>
        <source>United States Minor Outlying Islands</source>
        <translation>Klein afgeleë eilande van die VSA</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>Verenigde State</translation>
    </message>
    <message>
        <source>Uruguay</source>
        <translation>Uruguay</translation>
    </message>
    <message>
        <source>Uzbekistan</source>
        <translation>Oesbekistan</translation>
    </message>
    <message>
        <source>Vatican City</source>
        <translation>Vatikaanstad</translation>
    </message>
    <message>
        <source>Saint Vincent and the Grenadines</source>
        <translation>Sint Vincent en die Grenadines</translation>
    </message>
    <message>
        <source>Venezuela</source>
        <translation>Venezuela</translation>
    </message>
    <message>
        <source>British Virgin Islands</source>
        <translation>Britse Maagde-eilande</translation>
    </message>
    <message>
        <source>U.S. Virgin Islands</source>
        <translation>Amerikaanse Maagde-eilande</translation>
    </message>
    <message>
        <source>Vietnam</source>
        <translation>Viëtnam</translation>
    </message>
    <message>
        <source>Vanuatu</source>
        <translation>Vanuatu</translation>
    </message>
    <message>
        <source>Wallis and Futuna</source>
        <translation>Wallis en Futuna</translation>
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
        <translation>Suid-Afrika</translation>
    </message>
    <message>
        <source>Zambia</source>
        <translation>Zambië</translation>
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
        <translation>“%1”</translation>
    </message>
    <message>
        <source>All invoices</source>
        <translation>Alle fakture</translation>
    </message>
    <message>
        <source>Issued on %1</source>
        <translation>Uitgereik op %1</translation>
    </message>
    <message>
        <source>Issued from %1</source>
        <translation>Uitgereik vanaf %1</translation>
    </message>
    <message>
        <source>Issued until %1</source>
        <translation>Uitgereik tot %1</translation>
    </message>
    <message>
        <source>Currency: %1</source>
        <translation>Geldeenheid: %1</translation>
    </message>
    <message>
        <source>Seller: %1</source>
        <translation>Verkoper: %1</translation>
    </message>
    <message>
        <source>Buyer: %1</source>
        <translation>Koper: %1</translation>
    </message>
    <message>
        <source>Country: %1</source>
        <translation>Land: %1</translation>
    </message>
    <message>
        <source>Payment: not given</source>
        <translation>Betaling: nie opgegee nie</translation>
    </message>
    <message>
        <source>Payment: %1</source>
        <translation>Betaling: %1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Bron: %1</translation>
    </message>
    <message>
        <source>Shown only</source>
        <translation>Slegs gewysde fakture</translation>
    </message>
    <message>
        <source>Sorted by currency, then %1, descending</source>
        <translation>Gesorteer volgens geldeenheid, dan %1, dalend</translation>
    </message>
    <message>
        <source>Sorted by currency, then %1, ascending</source>
        <translation>Gesorteer volgens geldeenheid, dan %1, stygend</translation>
    </message>
    <message>
        <source>Sorted by %1, descending</source>
        <translation>Gesorteer volgens %1, dalend</translation>
    </message>
    <message>
        <source>Sorted by %1, ascending</source>
        <translation>Gesorteer volgens %1, stygend</translation>
    </message>
    <message>
        <source>Issued: %1 to %2</source>
        <translation>Uitgereik: %1 tot %2</translation>
    </message>
    <message>
        <source>Minimum total: %1</source>
        <translation>Minimum totaal: %1</translation>
    </message>
    <message>
        <source>Maximum total: %1</source>
        <translation>Maksimum totaal: %1</translation>
    </message>
    <message>
        <source>Total: %1 to %2</source>
        <translation>Totaal: %1 tot %2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>two risks</comment>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Risk: %1</source>
        <translation>Risiko: %1</translation>
    </message>
    <message>
        <source>Credit notes</source>
        <translation>Kredietnotas</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Fakture</translation>
    </message>
    <message>
        <source>Due on %1</source>
        <translation>Verval op %1</translation>
    </message>
    <message>
        <source>Due from %1</source>
        <translation>Verval vanaf %1</translation>
    </message>
    <message>
        <source>Due until %1</source>
        <translation>Verval tot %1</translation>
    </message>
    <message>
        <source>Due: %1 to %2</source>
        <translation>Verval: %1 tot %2</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Ná vervaldatum</translation>
    </message>
</context>
<context>
    <name>ImportWording</name>
    <message>
        <source>Invoice number</source>
        <translation>Faktuurnommer</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Verkoper</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Koper</translation>
    </message>
    <message>
        <source>Exporting country</source>
        <translation>Uitvoerland</translation>
    </message>
    <message>
        <source>Importing country</source>
        <translation>Invoerland</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Geldeenheid</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Subtotaal</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>BTW</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Totaal</translation>
    </message>
    <message>
        <source>Payment mechanism</source>
        <translation>Betaalwyse</translation>
    </message>
    <message>
        <source>Risk profile</source>
        <translation>Risikoprofiel</translation>
    </message>
    <message>
        <source>no such column</source>
        <translation>geen sulke kolom</translation>
    </message>
    <message>
        <source>from the profile</source>
        <translation>uit die profiel</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gekies</translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation>deur kommas geskei</translation>
    </message>
    <message>
        <source>separated by semicolons</source>
        <translation>deur kommapunte geskei</translation>
    </message>
    <message>
        <source>separated by tabs</source>
        <translation>deur tabulasies geskei</translation>
    </message>
    <message>
        <source>separated by “%1”</source>
        <translation>deur “%1” geskei</translation>
    </message>
    <message>
        <source>VAT rate (%)</source>
        <translation>BTW-koers (%)</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Hoeveelheid</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>Eenheidsprys</translation>
    </message>
    <message>
        <source>Line total</source>
        <translation>Lyntotaal</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>two fields</comment>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>not mapped</source>
        <translation>nie toegewys nie</translation>
    </message>
    <message>
        <source>detected</source>
        <translation>herken</translation>
    </message>
    <message>
        <source>one row per line item</source>
        <translation>een ry per lynitem</translation>
    </message>
    <message>
        <source>one row per invoice</source>
        <translation>een ry per faktuur</translation>
    </message>
    <message>
        <source>Rows: %1</source>
        <translation>Rye: %1</translation>
    </message>
    <message>
        <source>First rows: %1</source>
        <translation>Eerste rye: %1</translation>
    </message>
    <message>
        <source>Invoices: %1</source>
        <translation>Fakture: %1</translation>
    </message>
    <message>
        <source>Rejected: %1</source>
        <translation>Afgekeur: %1</translation>
    </message>
    <message numerus="yes">
        <source>Import cancelled. The %1 invoices imported before that are kept.</source>
        <translation>
            <numerusform>Invoer gekanselleer. Die %1 faktuur wat voor dit ingevoer is, bly behoue.</numerusform>
            <numerusform>Invoer gekanselleer. Die %1 fakture wat voor dit ingevoer is, bly behoue.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import stopped: %1</source>
        <translation>Invoer gestop: %1</translation>
    </message>
    <message numerus="yes">
        <source>Nothing new: all %1 invoices are already stored.</source>
        <translation>
            <numerusform>Niks nuuts nie: die %1 faktuur is reeds gestoor.</numerusform>
            <numerusform>Niks nuuts nie: al %1 fakture is reeds gestoor.</numerusform>
        </translation>
    </message>
    <message>
        <source>No invoices imported.</source>
        <translation>Geen fakture ingevoer nie.</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices imported. Some files couldn’t be read to the end.</source>
        <translation>
            <numerusform>%1 faktuur ingevoer. Sommige lêers kon nie tot die einde gelees word nie.</numerusform>
            <numerusform>%1 fakture ingevoer. Sommige lêers kon nie tot die einde gelees word nie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices imported. Rejected rows: %2.</source>
        <translation>
            <numerusform>%1 faktuur ingevoer. Afgekeurde rye: %2.</numerusform>
            <numerusform>%1 fakture ingevoer. Afgekeurde rye: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices imported.</source>
        <translation>
            <numerusform>%1 faktuur ingevoer.</numerusform>
            <numerusform>%1 fakture ingevoer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Weggelaat: %1</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>lyn %1: %2</translation>
    </message>
    <message>
        <source>line %1, %2: %3</source>
        <comment>line, column, text</comment>
        <translation>lyn %1, %2: %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what was found out, and where</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Line discount</source>
        <translation>Lynafslag</translation>
    </message>
    <message>
        <source>Line discount (%)</source>
        <translation>Lynafslag (%)</translation>
    </message>
    <message>
        <source>Line VAT</source>
        <translation>BTW van die lyn</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>Vervaldatum</translation>
    </message>
    <message>
        <source>Seller tax ID</source>
        <translation>Verkoper se belastingnommer</translation>
    </message>
    <message>
        <source>Buyer tax ID</source>
        <translation>Koper se belastingnommer</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>Versending</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Afslag</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Afronding</translation>
    </message>
    <message>
        <source>Refunded amount</source>
        <translation>Terugbetaalde bedrag</translation>
    </message>
    <message>
        <source>Issue date</source>
        <translation>Uitreikingsdatum</translation>
    </message>
    <message>
        <source>VAT breakdown</source>
        <translation>BTW-uiteensetting</translation>
    </message>
</context>
<context>
    <name>InvoiceText</name>
    <message>
        <source>Number</source>
        <translation>Nommer</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tyd</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Verkoper</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Koper</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Roete</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Betaling</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Subtotaal</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>BTW</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Totaal</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Credit note %1</source>
        <comment>its number</comment>
        <translation>Kredietnota %1</translation>
    </message>
    <message>
        <source>%1 at %2%</source>
        <comment>an amount of VAT and its rate</comment>
        <translation>%1 teen %2%</translation>
    </message>
</context>
<context>
    <name>PdfFile</name>
    <message>
        <source>%1 of %2</source>
        <comment>a page</comment>
        <translation>%1 van %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 invoices</source>
        <translation>
            <numerusform>%1: %2 faktuur</numerusform>
            <numerusform>%1: %2 fakture</numerusform>
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
        <translation>Alle fakture</translation>
    </message>
    <message>
        <source>Red risk</source>
        <translation>Rooi risiko</translation>
    </message>
    <message>
        <source>Issued today</source>
        <translation>Vandag uitgereik</translation>
    </message>
    <message>
        <source>Issued this month</source>
        <translation>Hierdie maand uitgereik</translation>
    </message>
    <message>
        <source>Largest first, by currency</source>
        <translation>Grootste eerste, volgens geldeenheid</translation>
    </message>
    <message>
        <source>Credit notes</source>
        <translation>Kredietnotas</translation>
    </message>
    <message>
        <source>Check failed</source>
        <translation>Kontrole misluk</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Ná vervaldatum</translation>
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
        <translation>Nommer</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Uitgereik</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Verkoper</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Koper</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Geldeenheid</translation>
    </message>
    <message>
        <source>VAT rate</source>
        <translation>BTW-koers</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Subtotaal</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>BTW</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Totaal</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Betaling</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gestoor</translation>
    </message>
    <message>
        <source>Exporting country</source>
        <translation>Uitvoerland</translation>
    </message>
    <message>
        <source>Importing country</source>
        <translation>Invoerland</translation>
    </message>
    <message>
        <source>From country</source>
        <comment>exporting country</comment>
        <translation>Uit land</translation>
    </message>
    <message>
        <source>To country</source>
        <comment>importing country</comment>
        <translation>Na land</translation>
    </message>
    <message>
        <source>Issue date</source>
        <translation>Uitreikingsdatum</translation>
    </message>
    <message>
        <source>Due</source>
        <comment>due date</comment>
        <translation>Vervaldatum</translation>
    </message>
    <message>
        <source>Seller tax ID</source>
        <translation>Verkoper se belastingnommer</translation>
    </message>
    <message>
        <source>Buyer tax ID</source>
        <translation>Koper se belastingnommer</translation>
    </message>
    <message>
        <source>VAT breakdown</source>
        <translation>BTW-uiteensetting</translation>
    </message>
    <message>
        <source>Order of arrival</source>
        <translation>Volgorde van ontvangs</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 at %2%</source>
        <translation>%1 teen %2%</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>Kredietnota</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Faktuur</translation>
    </message>
    <message>
        <source>%1 credit</source>
        <comment>amount of a credit note</comment>
        <translation>%1 krediet</translation>
    </message>
    <message>
        <source>Check</source>
        <comment>whether the figures of an e-invoice hold</comment>
        <translation>Kontrole</translation>
    </message>
    <message>
        <source>passed</source>
        <comment>the check of an e-invoice</comment>
        <translation>geslaag</translation>
    </message>
    <message>
        <source>check failed</source>
        <comment>the check of an e-invoice</comment>
        <translation>kontrole misluk</translation>
    </message>
    <message>
        <source>Check passed</source>
        <translation>Kontrole geslaag</translation>
    </message>
    <message>
        <source>Check failed</source>
        <translation>Kontrole misluk</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Nie gekontroleer nie</translation>
    </message>
</context>
<context>
    <name>SettingsWording</name>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Stroom</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Berging</translation>
    </message>
    <message>
        <source>Web server</source>
        <translation>Webbediener</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Generation rate</source>
        <translation>Genereertempo</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Databasis</translation>
    </message>
    <message>
        <source>Redis cache</source>
        <translation>Redis-kasgeheue</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Poort</translation>
    </message>
    <message>
        <source>Allowed origins</source>
        <translation>Toegelate oorspronge</translation>
    </message>
    <message>
        <source>Log file</source>
        <translation>Loglêer</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formaat</translation>
    </message>
    <message>
        <source>Files to keep</source>
        <translation>Lêers om te hou</translation>
    </message>
    <message>
        <source>Show rate</source>
        <translation>Wystempo</translation>
    </message>
    <message>
        <source>Paced invoices</source>
        <translation>Wystempo geld vir</translation>
    </message>
    <message>
        <source>Run length (seconds)</source>
        <translation>Duur van lopie (sekondes)</translation>
    </message>
    <message>
        <source>Demo seed</source>
        <translation>Demonstrasiesaad</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Toegangsteken</translation>
    </message>
    <message>
        <source>Stripe webhook secret</source>
        <translation>Geheim van Stripe-webhook</translation>
    </message>
    <message>
        <source>Shopify webhook secret</source>
        <translation>Geheim van Shopify-webhook</translation>
    </message>
    <message>
        <source>WooCommerce webhook secret</source>
        <translation>Geheim van WooCommerce-webhook</translation>
    </message>
    <message>
        <source>Seller for webhooks</source>
        <translation>Verkoper vir webhooks</translation>
    </message>
    <message>
        <source>Log level</source>
        <translation>Logvlak</translation>
    </message>
    <message>
        <source>Per-category levels</source>
        <translation>Vlakke per kategorie</translation>
    </message>
    <message>
        <source>File size (MB)</source>
        <translation>Lêergrootte (MB)</translation>
    </message>
    <message>
        <source>All invoices</source>
        <translation>Alle fakture</translation>
    </message>
    <message>
        <source>Demo invoices</source>
        <translation>Demonstrasiefakture</translation>
    </message>
    <message>
        <source>Use system setting</source>
        <translation>Gebruik stelselinstelling</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Verstek</translation>
    </message>
    <message>
        <source>From %1, line %2</source>
        <translation>Uit %1, reël %2</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Invoer</translation>
    </message>
    <message>
        <source>Seller in imported files</source>
        <translation>Verkoper in ingevoerde lêers</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>Dopgehoue vouer</translation>
    </message>
    <message>
        <source>Profile for CSV files in that folder</source>
        <translation>Profiel vir CSV-lêers in daardie vouer</translation>
    </message>
    <message>
        <source>Largest original kept, in MB</source>
        <translation>Grootste oorspronklike lêer wat bewaar word, in MB</translation>
    </message>
    <message>
        <source>Currency in imported files</source>
        <translation>Geldeenheid in ingevoerde lêers</translation>
    </message>
</context>
<context>
    <name>SystemWording</name>
    <message>
        <source>Stopped</source>
        <translation>Gestop</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Loop</translation>
    </message>
    <message>
        <source>Crashed</source>
        <translation>Ineengestort</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Stop tans</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Af</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Gereed</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Het misluk</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Ontfout</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Waarskuwing</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fout</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Vol</translation>
    </message>
    <message>
        <source>Not responding</source>
        <translation>Reageer nie</translation>
    </message>
    <message>
        <source>If an actor crashes, only that actor restarts.</source>
        <translation>As ’n akteur ineenstort, herbegin net daardie akteur.</translation>
    </message>
    <message>
        <source>If an actor crashes, all actors of the group restart.</source>
        <translation>As ’n akteur ineenstort, herbegin al die akteurs van die groep.</translation>
    </message>
    <message>
        <source>If an actor crashes, it and the actors below it in the group restart.</source>
        <translation>As ’n akteur ineenstort, herbegin dit en die akteurs onder dit in die groep.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbind tans…</translation>
    </message>
    <message>
        <source>Unavailable</source>
        <translation>Nie beskikbaar nie</translation>
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
        <translation>te groot om te bereken</translation>
    </message>
    <message>
        <source>%1 × %2% = %3</source>
        <comment>subtotal, rate, VAT</comment>
        <translation>%1 × %2% = %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of VAT, calculation</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>VAT matches, rounded half away from zero</source>
        <translation>BTW klop, met halwes weg van nul af afgerond</translation>
    </message>
    <message>
        <source>VAT on the invoice</source>
        <translation>BTW op die faktuur</translation>
    </message>
    <message>
        <source>VAT on the invoice: %1 less than calculated</source>
        <translation>BTW op die faktuur: %1 minder as bereken</translation>
    </message>
    <message>
        <source>VAT on the invoice: %1 more than calculated</source>
        <translation>BTW op die faktuur: %1 meer as bereken</translation>
    </message>
    <message>
        <source>Matches the VAT</source>
        <translation>Klop met die BTW</translation>
    </message>
    <message>
        <source>VAT on the invoice: %1</source>
        <translation>BTW op die faktuur: %1</translation>
    </message>
    <message>
        <source>Matches the total</source>
        <translation>Klop met die totaal</translation>
    </message>
    <message>
        <source>Total on the invoice: %1</source>
        <translation>Totaal op die faktuur: %1</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standaard</translation>
    </message>
    <message>
        <source>Zero rate</source>
        <translation>Nulkoers</translation>
    </message>
    <message>
        <source>Exempt</source>
        <translation>Vrygestel</translation>
    </message>
    <message>
        <source>Reverse charge</source>
        <translation>Omgekeerde heffing</translation>
    </message>
    <message>
        <source>Intra-Community supply</source>
        <translation>Intragemeenskaplike lewering</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Uitvoer</translation>
    </message>
    <message>
        <source>Outside the scope of VAT</source>
        <translation>Buite die bestek van BTW</translation>
    </message>
    <message>
        <source>IGIC (Canary Islands)</source>
        <translation>IGIC (Kanariese Eilande)</translation>
    </message>
    <message>
        <source>IPSI (Ceuta and Melilla)</source>
        <translation>IPSI (Ceuta en Melilla)</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Idle</source>
        <translation>Ledig</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Groen</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Geel</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rooi</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>onbeperk</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 af</translation>
    </message>
    <message>
        <source>%1 %2 ms</source>
        <translation>%1 %2&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 het misluk</translation>
    </message>
    <message>
        <source>%1 ready</source>
        <translation>%1 gereed</translation>
    </message>
    <message>
        <source>%1 full</source>
        <translation>%1 vol</translation>
    </message>
    <message>
        <source>Stopped by an error</source>
        <translation>Deur ’n fout gestop</translation>
    </message>
    <message>
        <source>Database unavailable</source>
        <translation>Databasis nie beskikbaar nie</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>generating demo invoices</comment>
        <translation>Loop</translation>
    </message>
    <message>
        <source>Showing backlog</source>
        <translation>Wys wagtende</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>by an error; at most 12 characters</comment>
        <translation>Gestop</translation>
    </message>
    <message>
        <source>Unavailable</source>
        <comment>the database; at most 14 characters</comment>
        <translation>Onbeskikbaar</translation>
    </message>
    <message>
        <source>Backlog</source>
        <comment>is being shown; at most 12 characters</comment>
        <translation>Wys wagtende</translation>
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
        <translation>Kan nie die databasis oopmaak nie</translation>
    </message>
    <message>
        <source>Waiting for %1…</source>
        <comment>a database</comment>
        <translation>Wag vir %1…</translation>
    </message>
    <message>
        <source>%1 connecting…</source>
        <translation>%1 verbind tans…</translation>
    </message>
    <message>
        <source>%1 unavailable</source>
        <translation>%1 nie beskikbaar nie</translation>
    </message>
</context>
<context>
    <name>billow::AboutDialog</name>
    <message>
        <source>About Billow</source>
        <translation>Aangaande Billow</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Maak toe</translation>
    </message>
    <message>
        <source>Billow %1</source>
        <translation>Billow %1</translation>
    </message>
    <message>
        <source>A live invoice dashboard: stores every invoice durably, shows it at a readable pace, and totals to the cent.</source>
        <translation>’n Intydse paneelbord vir fakture: stoor elke faktuur duursaam, wys dit teen ’n leesbare tempo en bereken totale tot op die sent.</translation>
    </message>
    <message>
        <source>Made with Qt %1. Billow’s own code is under the MIT licence. The program as a whole contains Qt HttpServer and is under the GNU General Public License, version 3.</source>
        <translation>Met Qt %1 gemaak. Billow se eie kode is onder die MIT-lisensie. Die program as geheel bevat Qt HttpServer en is onder die GNU General Public License, weergawe 3.</translation>
    </message>
</context>
<context>
    <name>billow::ActorTree</name>
    <message>
        <source>Supervision tree</source>
        <translation>Toesigboom</translation>
    </message>
</context>
<context>
    <name>billow::ActorTreeModel</name>
    <message>
        <source>Actor</source>
        <translation>Akteur</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Toestand</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Per sekonde</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Gemiddeld</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Langste</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Herbeginne</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Laaste fout</translation>
    </message>
    <message>
        <source>Messages not handled yet</source>
        <translation>Boodskappe wat nog nie verwerk is nie</translation>
    </message>
    <message>
        <source>Queued</source>
        <comment>messages</comment>
        <translation>Tou</translation>
    </message>
    <message>
        <source>Messages handled per second</source>
        <translation>Boodskappe verwerk per sekonde</translation>
    </message>
    <message>
        <source>Average time per message since the start</source>
        <translation>Gemiddelde tyd per boodskap sedert die begin</translation>
    </message>
    <message>
        <source>Slowest message since the start</source>
        <translation>Stadigste boodskap sedert die begin</translation>
    </message>
    <message>
        <source>Restarts after a crash</source>
        <translation>Herbeginne ná ’n ineenstorting</translation>
    </message>
    <message>
        <source>Reason for the last crash</source>
        <translation>Rede vir die laaste ineenstorting</translation>
    </message>
</context>
<context>
    <name>billow::Alerts</name>
    <message numerus="yes">
        <source>%1 invoices generated.</source>
        <translation>
            <numerusform>%1 faktuur gegenereer.</numerusform>
            <numerusform>%1 fakture gegenereer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices are waiting to be shown.</source>
        <translation>
            <numerusform>%1 faktuur wag nog om gewys te word.</numerusform>
            <numerusform>%1 fakture wag nog om gewys te word.</numerusform>
        </translation>
    </message>
    <message>
        <source>Run finished</source>
        <translation>Lopie klaar</translation>
    </message>
    <message>
        <source>All invoices shown</source>
        <translation>Alle fakture gewys</translation>
    </message>
    <message>
        <source>No invoices of the last run are waiting.</source>
        <translation>Geen fakture van die vorige lopie wag nog nie.</translation>
    </message>
    <message>
        <source>%1: %2 from %3</source>
        <comment>number, amount, seller</comment>
        <translation>%1: %2 van %3</translation>
    </message>
    <message>
        <source>%1: %2 from %3, risk %4</source>
        <comment>number, amount, seller, Green, Amber or Red</comment>
        <translation>%1: %2 van %3, risiko %4</translation>
    </message>
    <message>
        <source>Invoice needs review</source>
        <translation>Faktuur moet nagegaan word</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices need review</source>
        <translation>
            <numerusform>%1 faktuur moet nagegaan word</numerusform>
            <numerusform>%1 fakture moet nagegaan word</numerusform>
        </translation>
    </message>
    <message>
        <source>Latest: %1</source>
        <translation>Nuutste: %1</translation>
    </message>
    <message>
        <source>%1: %2 from %3, check failed</source>
        <comment>number, amount, seller</comment>
        <translation>%1: %2 van %3, kontrole misluk</translation>
    </message>
    <message>
        <source>%1: %2 from %3, overdue since %4</source>
        <comment>number, amount, seller, day</comment>
        <translation>%1: %2 van %3, vervaldatum was %4</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices have become overdue</source>
        <translation>
            <numerusform>%1 faktuur is nou ná vervaldatum</numerusform>
            <numerusform>%1 fakture is nou ná vervaldatum</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::AnalyticsCards</name>
    <message>
        <source>Invoices per minute</source>
        <translation>Fakture per minuut</translation>
    </message>
    <message>
        <source>this minute, so far</source>
        <translation>hierdie minuut, tot dusver</translation>
    </message>
    <message>
        <source>now</source>
        <translation>nou</translation>
    </message>
    <message>
        <source>at the end of %1</source>
        <translation>aan die einde van %1</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gestoor</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wag nog</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>BTW</translation>
    </message>
    <message>
        <source>Top sellers (%1)</source>
        <translation>Grootste verkopers (%1)</translation>
    </message>
    <message>
        <source>Top buyers (%1)</source>
        <translation>Grootste kopers (%1)</translation>
    </message>
    <message>
        <source>Value by exporting country (%1)</source>
        <translation>Waarde volgens uitvoerland (%1)</translation>
    </message>
    <message>
        <source>Value by importing country (%1)</source>
        <translation>Waarde volgens invoerland (%1)</translation>
    </message>
    <message>
        <source>Value by risk (%1)</source>
        <translation>Waarde volgens risiko (%1)</translation>
    </message>
    <message>
        <source>Value by payment (%1)</source>
        <translation>Waarde volgens betaling (%1)</translation>
    </message>
    <message>
        <source>Value per minute (%1)</source>
        <translation>Waarde per minuut (%1)</translation>
    </message>
    <message>
        <source>Waiting invoices</source>
        <translation>Wagtende fakture</translation>
    </message>
    <message>
        <source>since %1, average</source>
        <translation>sedert %1, gemiddeld</translation>
    </message>
    <message>
        <source>%1 to %2, average</source>
        <translation>%1 tot %2, gemiddeld</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Gewys</translation>
    </message>
    <message>
        <source>Value by month of issue (%1)</source>
        <translation>Waarde volgens maand van uitreiking (%1)</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Totaal</translation>
    </message>
    <message>
        <source>After credit notes</source>
        <translation>Ná kredietnotas</translation>
    </message>
    <message>
        <source>Invoiced</source>
        <translation>Gefaktureer</translation>
    </message>
    <message>
        <source>Credited</source>
        <translation>Gekrediteer</translation>
    </message>
    <message>
        <source>VAT by rate (%1)</source>
        <translation>BTW volgens koers (%1)</translation>
    </message>
    <message>
        <source>after credit notes</source>
        <translation>ná kredietnotas</translation>
    </message>
</context>
<context>
    <name>billow::AnalyticsControls</name>
    <message>
        <source>C&amp;urrency</source>
        <translation>&amp;Geldeenheid</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices, live</source>
        <translation>
            <numerusform>%1 faktuur, intyds</numerusform>
            <numerusform>%1 fakture, intyds</numerusform>
        </translation>
    </message>
    <message>
        <source>Currency of the amounts</source>
        <translation>Geldeenheid van die bedrae</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>Per-minute figures, last 15 minutes</source>
        <translation>Syfers per minuut, laaste 15 minute</translation>
    </message>
    <message>
        <source>Per-minute figures, last hour</source>
        <translation>Syfers per minuut, laaste uur</translation>
    </message>
    <message>
        <source>Per-minute figures, last 6 hours</source>
        <translation>Syfers per minuut, laaste 6 uur</translation>
    </message>
    <message>
        <source>Per-minute figures, last 24 hours</source>
        <translation>Syfers per minuut, laaste 24 uur</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Ander</translation>
    </message>
    <message>
        <source>Per-minute figures, range of your choice</source>
        <translation>Syfers per minuut, tydperk van jou keuse</translation>
    </message>
    <message>
        <source>Range in minutes</source>
        <translation>Tydperk in minute</translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes</comment>
        <translation> min</translation>
    </message>
    <message numerus="yes">
        <source>Catching up: %1 of %2 invoices</source>
        <translation>
            <numerusform>Haal in: %1 van %2 faktuur</numerusform>
            <numerusform>Haal in: %1 van %2 fakture</numerusform>
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
        <translation>Nog geen syfers nie</translation>
    </message>
    <message>
        <source>Press Start (F5), or drop a CSV file here.</source>
        <translation>Druk Begin (F5) of sleep ’n CSV-lêer hierheen.</translation>
    </message>
    <message>
        <source>Couldn’t load the figures: %1.</source>
        <translation>Kon nie die syfers laai nie: %1.</translation>
    </message>
    <message>
        <source>Couldn’t load the figures</source>
        <translation>Kon nie die syfers laai nie</translation>
    </message>
</context>
<context>
    <name>billow::BarList</name>
    <message>
        <source>Click to show these invoices</source>
        <translation>Klik om hierdie fakture te wys</translation>
    </message>
</context>
<context>
    <name>billow::ChartCard</name>
    <message>
        <source>Copy figures</source>
        <translation>Kopieer syfers</translation>
    </message>
</context>
<context>
    <name>billow::CloseQuestion</name>
    <message>
        <source>Close Billow</source>
        <translation>Maak Billow toe</translation>
    </message>
    <message>
        <source>Close Billow?</source>
        <translation>Maak Billow toe?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Kanselleer</translation>
    </message>
    <message>
        <source>Keep in tray</source>
        <translation>Hou in die stelsellaai</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Maak toe</translation>
    </message>
    <message>
        <source>Restart Billow</source>
        <translation>Herbegin Billow</translation>
    </message>
    <message>
        <source>Restart Billow?</source>
        <translation>Herbegin Billow?</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Herbegin</translation>
    </message>
    <message>
        <source>Don’t ask again</source>
        <translation>Moenie weer vra nie</translation>
    </message>
    <message>
        <source>An import is running. Restarting stops it; stored invoices are kept. Import the file again to finish.</source>
        <translation>’n Invoer is aan die gang. As jy herbegin, stop dit; gestoorde fakture bly behoue. Voer die lêer weer in om dit te voltooi.</translation>
    </message>
    <message>
        <source>An import is running. Closing stops it; stored invoices are kept. Import the file again to finish.</source>
        <translation>’n Invoer is aan die gang. As jy toemaak, stop dit; gestoorde fakture bly behoue. Voer die lêer weer in om dit te voltooi.</translation>
    </message>
    <message>
        <source>An export is running. Restarting stops it, and no file is written.</source>
        <translation>’n Uitvoer is aan die gang. As jy herbegin, stop dit en word geen lêer geskryf nie.</translation>
    </message>
    <message>
        <source>An export is running. Closing stops it, and no file is written.</source>
        <translation>’n Uitvoer is aan die gang. As jy toemaak, stop dit en word geen lêer geskryf nie.</translation>
    </message>
    <message>
        <source>A run is in progress. Restarting stops it; stored invoices are kept.</source>
        <translation>’n Lopie is aan die gang. As jy herbegin, stop dit; gestoorde fakture bly behoue.</translation>
    </message>
    <message>
        <source>A run is in progress. Closing stops it; stored invoices are kept.</source>
        <translation>’n Lopie is aan die gang. As jy toemaak, stop dit; gestoorde fakture bly behoue.</translation>
    </message>
    <message>
        <source>The backlog is still being shown. Stored invoices are kept.</source>
        <translation>Wagtende fakture word nog gewys. Gestoorde fakture bly behoue.</translation>
    </message>
    <message numerus="yes">
        <source>%1 waiting invoices will be shown next time.</source>
        <translation>
            <numerusform>%1 wagtende faktuur sal volgende keer gewys word.</numerusform>
            <numerusform>%1 wagtende fakture sal volgende keer gewys word.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::ColumnsMenu</name>
    <message>
        <source>Sort by</source>
        <translation>Sorteer volgens</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Dalend</translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation>Stygend</translation>
    </message>
    <message>
        <source>Fit columns to window</source>
        <translation>Pas kolomme by venster aan</translation>
    </message>
    <message>
        <source>Move to start</source>
        <translation>Skuif na begin</translation>
    </message>
</context>
<context>
    <name>billow::CrashBar</name>
    <message>
        <source>Crash…</source>
        <translation>Laat ineenstort…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Kanselleer</translation>
    </message>
    <message>
        <source>Crash %1</source>
        <translation>Laat %1 ineenstort</translation>
    </message>
    <message>
        <source>Crash</source>
        <translation>Laat ineenstort</translation>
    </message>
    <message>
        <source>%1 crashed and was restarted (restart %2). Stored invoices aren’t affected.</source>
        <translation>%1 het ineengestort en is herbegin (herbegin %2). Gestoorde fakture is nie geraak nie.</translation>
    </message>
    <message>
        <source>%1 crashed. Restarting…</source>
        <translation>%1 het ineengestort. Herbegin tans…</translation>
    </message>
    <message>
        <source>Select an actor to crash it on purpose and see its supervisor restart it.</source>
        <translation>Kies ’n akteur om dit doelbewus te laat ineenstort en te sien hoe sy toesighouer dit herbegin.</translation>
    </message>
    <message>
        <source>Crash %1 on purpose to see its supervisor restart it. Stored invoices aren’t affected.</source>
        <translation>Laat %1 doelbewus ineenstort en sien hoe sy toesighouer dit herbegin. Gestoorde fakture word nie geraak nie.</translation>
    </message>
    <message>
        <source>Crash %1? It restarts from the ledger, and the run continues.</source>
        <translation>Laat %1 ineenstort? Dit herbegin uit die grootboek, en die lopie duur voort.</translation>
    </message>
    <message>
        <source>Crashing %1 with its next message…</source>
        <translation>%1 stort by sy volgende boodskap ineen…</translation>
    </message>
    <message>
        <source>%1 isn’t handling messages, so it can’t crash now. Try again in a moment.</source>
        <translation>%1 verwerk nie boodskappe nie en kan dus nie nou ineenstort nie. Probeer oor ’n oomblik weer.</translation>
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
        <translation>BTW %1</translation>
    </message>
    <message>
        <source>Average %1</source>
        <translation>Gemiddeld %1</translation>
    </message>
</context>
<context>
    <name>billow::DateField</name>
    <message>
        <source>Any</source>
        <comment>date</comment>
        <translation>Enige</translation>
    </message>
    <message>
        <source>Date, for example 2026-11-23. Press Alt+Down for a calendar.</source>
        <translation>Datum, byvoorbeeld 2026-11-23. Druk Alt+Af vir ’n kalender.</translation>
    </message>
    <message>
        <source>Open calendar</source>
        <translation>Maak kalender oop</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandag</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Verwyder</translation>
    </message>
</context>
<context>
    <name>billow::DetailPane</name>
    <message>
        <source>Details</source>
        <translation>Besonderhede</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieer</translation>
    </message>
    <message>
        <source>Details of the selected invoice</source>
        <translation>Besonderhede van die gekose faktuur</translation>
    </message>
    <message>
        <source>Tax check</source>
        <translation>Belastingtoets</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>nie opgegee nie</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vervaldatum</translation>
    </message>
    <message>
        <source>Seller tax ID</source>
        <translation>Verkoper se belastingnommer</translation>
    </message>
    <message>
        <source>Buyer tax ID</source>
        <translation>Koper se belastingnommer</translation>
    </message>
    <message>
        <source>Select an invoice to see its details.</source>
        <translation>Kies ’n faktuur om sy besonderhede te sien.</translation>
    </message>
    <message>
        <source>Copy invoice details</source>
        <translation>Kopieer faktuurbesonderhede</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>Maak besonderhede toe</translation>
    </message>
    <message>
        <source>VAT %1</source>
        <comment>category</comment>
        <translation>BTW %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, overdue by %n days</source>
        <comment>due date</comment>
        <translation>
            <numerusform>%1, %n dag ná vervaldatum</numerusform>
            <numerusform>%1, %n dae ná vervaldatum</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::DocumentDetails</name>
    <message>
        <source>holds</source>
        <comment>a rule</comment>
        <translation>nagekom</translation>
    </message>
    <message>
        <source>fails</source>
        <comment>a rule</comment>
        <translation>nie nagekom nie</translation>
    </message>
    <message>
        <source>can’t be checked</source>
        <comment>a rule</comment>
        <translation>kan nie gekontroleer word nie</translation>
    </message>
    <message>
        <source>E-invoice check</source>
        <translation>Kontrole van die e-faktuur</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Oorspronklike lêer</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Maak oop</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Stoor as…</translation>
    </message>
    <message>
        <source>Open a copy in the desktop’s viewer</source>
        <translation>Maak ’n kopie in die werkskerm se kyker oop</translation>
    </message>
    <message>
        <source>Couldn’t load the document: %1.</source>
        <translation>Kon nie die dokument laai nie: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n rules</source>
        <translation>
            <numerusform>Wys %n reël</numerusform>
            <numerusform>Wys al %n reëls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n other rules</source>
        <translation>
            <numerusform>Wys %n ander reël</numerusform>
            <numerusform>Wys %n ander reëls</numerusform>
        </translation>
    </message>
    <message>
        <source>The original isn’t kept.</source>
        <translation>Die oorspronklike lêer word nie bewaar nie.</translation>
    </message>
    <message>
        <source>Strict: %1 · Official: %2</source>
        <translation>Streng: %1 · Amptelik: %2</translation>
    </message>
    <message>
        <source>To pay: %1 by %2</source>
        <comment>amount, day</comment>
        <translation>Betaalbaar: %1 teen %2</translation>
    </message>
    <message>
        <source>To pay: %1</source>
        <translation>Betaalbaar: %1</translation>
    </message>
    <message numerus="yes">
        <source>Check failed: %n rules of %1 don’t hold</source>
        <translation>
            <numerusform>Kontrole misluk: %n van %1 reëls is nie nagekom nie</numerusform>
            <numerusform>Kontrole misluk: %n van %1 reëls is nie nagekom nie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Check passed: %n rules checked</source>
        <translation>
            <numerusform>Kontrole geslaag: %n reël gekontroleer</numerusform>
            <numerusform>Kontrole geslaag: %n reëls gekontroleer</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the original</source>
        <translation>Stoor die oorspronklike lêer</translation>
    </message>
    <message>
        <source>Couldn’t open the original: %1.</source>
        <translation>Kon nie die oorspronklike lêer oopmaak nie: %1.</translation>
    </message>
    <message>
        <source>Couldn’t save the original: %1.</source>
        <translation>Kon nie die oorspronklike lêer stoor nie: %1.</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Gestoor in %1.</translation>
    </message>
    <message>
        <source>No program on this desktop opens %1. Save it instead.</source>
        <translation>Geen program op hierdie werkskerm maak %1 oop nie. Stoor dit eerder.</translation>
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
        <translation>die fakture is tydens die uitvoer geskrap</translation>
    </message>
</context>
<context>
    <name>billow::ExportBar</name>
    <message>
        <source>Cancel</source>
        <translation>Kanselleer</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Maak oop</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Maak vouer oop</translation>
    </message>
    <message>
        <source>invoices-%1</source>
        <comment>name of a file</comment>
        <translation>fakture-%1</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Voer uit</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommageskeide waardes (*.csv)</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF-dokumente (*.pdf)</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Fakture</translation>
    </message>
    <message>
        <source>Exporting to %1…</source>
        <translation>Voer uit na %1…</translation>
    </message>
    <message>
        <source>Exporting to %1: %2 of %3</source>
        <translation>Voer uit na %1: %2 van %3</translation>
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
        <translation>Kanselleer uitvoer</translation>
    </message>
    <message>
        <source>Export progress</source>
        <translation>Vordering van die uitvoer</translation>
    </message>
    <message>
        <source>%1 · Times in %2</source>
        <comment>date of the export, and the time zone</comment>
        <translation>%1 · Tye in %2</translation>
    </message>
    <message>
        <source>Export cancelled. No file was saved.</source>
        <translation>Uitvoer gekanselleer. Geen lêer is gestoor nie.</translation>
    </message>
    <message>
        <source>Exported the first %1 of %2 invoices to %3, the most that fit. Use filters to export the rest.</source>
        <translation>Die eerste %1 van %2 fakture is na %3 uitgevoer, die meeste wat pas. Gebruik filters om die res uit te voer.</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices exported to %2.</source>
        <translation>
            <numerusform>%1 faktuur na %2 uitgevoer.</numerusform>
            <numerusform>%1 fakture na %2 uitgevoer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export failed. %1.</source>
        <translation>Die uitvoer het misluk. %1.</translation>
    </message>
</context>
<context>
    <name>billow::FieldRow</name>
    <message>
        <source>The file has no column “%1”.</source>
        <translation>Die lêer het geen kolom “%1” nie.</translation>
    </message>
    <message>
        <source>Fixed value…</source>
        <translation>Vaste waarde…</translation>
    </message>
    <message>
        <source>(without a name)</source>
        <translation>(sonder naam)</translation>
    </message>
    <message>
        <source>for example ZAR</source>
        <translation>byvoorbeeld ZAR</translation>
    </message>
    <message>
        <source>for example 15</source>
        <translation>byvoorbeeld 15</translation>
    </message>
    <message>
        <source>for example ZA</source>
        <translation>byvoorbeeld ZA</translation>
    </message>
    <message>
        <source>same for every invoice</source>
        <translation>dieselfde vir elke faktuur</translation>
    </message>
    <message>
        <source>Source of %1</source>
        <translation>Kolom vir %1</translation>
    </message>
    <message>
        <source>Fixed value for %1</source>
        <translation>Vaste waarde vir %1</translation>
    </message>
    <message>
        <source>required</source>
        <translation>vereis</translation>
    </message>
    <message>
        <source>in basis points</source>
        <translation>in basispunte</translation>
    </message>
    <message>
        <source>in cents</source>
        <translation>in sent</translation>
    </message>
    <message>
        <source>Not mapped</source>
        <translation>Nie toegewys nie</translation>
    </message>
</context>
<context>
    <name>billow::FileDrop</name>
    <message>
        <source>Drop files to import them</source>
        <translation>Sleep lêers hierheen om hulle in te voer</translation>
    </message>
    <message>
        <source>Drop to import</source>
        <translation>Los om in te voer</translation>
    </message>
    <message>
        <source>Can’t import this</source>
        <translation>Kan dit nie invoer nie</translation>
    </message>
    <message>
        <source>Drop CSV files (.csv, .tsv, .txt) or e-invoices (.xml, .pdf)</source>
        <translation>Los CSV-lêers (.csv, .tsv, .txt) of e-fakture (.xml, .pdf) hier</translation>
    </message>
    <message>
        <source>%1 of %2 files. The rest aren’t CSV files or e-invoices.</source>
        <translation>%1 van %2 lêers. Die ander is nie CSV-lêers of e-fakture nie.</translation>
    </message>
    <message>
        <source>CSV files are shown before anything is stored. E-invoices are stored at once.</source>
        <translation>CSV-lêers word gewys voordat enigiets gestoor word. E-fakture word dadelik gestoor.</translation>
    </message>
</context>
<context>
    <name>billow::FilterBar</name>
    <message>
        <source>Search number, seller, buyer</source>
        <translation>Nommer, verkoper, koper</translation>
    </message>
    <message>
        <source>Search number, seller and buyer</source>
        <translation>Soek nommer, verkoper en koper</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Aansigte</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolomme</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Voer uit</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Besonderhede</translation>
    </message>
    <message>
        <source>Filters (%1)</source>
        <translation>Filters (%1)</translation>
    </message>
    <message>
        <source>Ctrl+F jumps here, Enter searches</source>
        <translation>Ctrl+F spring hierheen, Enter soek</translation>
    </message>
    <message>
        <source>Filter by date, amount, country… (Ctrl+Shift+F)</source>
        <translation>Filtreer volgens datum, bedrag, land… (Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>Saved filters, sorting and columns</source>
        <translation>Gestoorde filters, sortering en kolomme</translation>
    </message>
    <message>
        <source>Choose columns and sorting</source>
        <translation>Kies kolomme en sortering</translation>
    </message>
    <message>
        <source>Export the search results to a file</source>
        <translation>Voer die soekresultate na ’n lêer uit</translation>
    </message>
    <message>
        <source>Details of the selected invoice (Enter)</source>
        <translation>Besonderhede van die gekose faktuur (Enter)</translation>
    </message>
</context>
<context>
    <name>billow::FilterChips</name>
    <message>
        <source>Clear filters</source>
        <translation>Verwyder filters</translation>
    </message>
    <message>
        <source>%1. Remove this filter.</source>
        <translation>%1. Verwyder hierdie filter.</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>Verwyder hierdie filter</translation>
    </message>
</context>
<context>
    <name>billow::FilterPanel</name>
    <message>
        <source>Clear filters</source>
        <translation>Verwyder filters</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>Issued from</source>
        <translation>Uitgereik vanaf</translation>
    </message>
    <message>
        <source>Issued until</source>
        <translation>Uitgereik tot</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>amount</comment>
        <translation>Enige</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Geldeenheid</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Betaling</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>Exporting or importing</source>
        <translation>Uitvoer of invoer</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>choice</comment>
        <translation>Enige</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandag</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gister</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Hierdie week</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Hierdie maand</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Verlede maand</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>Hierdie kwartaal</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>Vorige kwartaal</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Hierdie jaar</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Verlede jaar</translation>
    </message>
    <message>
        <source>Shown only</source>
        <translation>Slegs gewysde fakture</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>period</comment>
        <translation>Enige</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>period</comment>
        <translation>Ander</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Uitgereik</translation>
    </message>
    <message>
        <source>Minimum total</source>
        <translation>Minimum totaal</translation>
    </message>
    <message>
        <source>Maximum total</source>
        <translation>Maksimum totaal</translation>
    </message>
    <message>
        <source>In units of the invoice’s currency, for example %1</source>
        <translation>In die faktuur se geldeenheid, byvoorbeeld %1</translation>
    </message>
    <message>
        <source>Where invoices came from: demo, file or API</source>
        <translation>Waar fakture vandaan kom: demonstrasie, lêer of API</translation>
    </message>
    <message>
        <source>Risk: %1</source>
        <translation>Risiko: %1</translation>
    </message>
    <message>
        <source>Hide waiting invoices</source>
        <translation>Versteek wagtende fakture</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wag nog</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>Nie opgegee nie</translation>
    </message>
    <message>
        <source>Enter a date, for example 2026-11-23</source>
        <translation>Voer ’n datum in, byvoorbeeld 2026-11-23</translation>
    </message>
    <message>
        <source>The end is before the start</source>
        <translation>Die einde is voor die begin</translation>
    </message>
    <message>
        <source>The maximum is below the minimum</source>
        <translation>Die maksimum is laer as die minimum</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>Volgende week</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Volgende maand</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Verval</translation>
    </message>
    <message>
        <source>Due from</source>
        <translation>Verval vanaf</translation>
    </message>
    <message>
        <source>Due until</source>
        <translation>Verval tot</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Ná vervaldatum</translation>
    </message>
    <message>
        <source>E-invoice check</source>
        <translation>Kontrole van die e-faktuur</translation>
    </message>
</context>
<context>
    <name>billow::HeaderBar</name>
    <message>
        <source>Start</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Generate demo invoices</source>
        <translation>Genereer demonstrasiefakture</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Reset…</source>
        <translation>Stel terug…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a command does, and its shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>More (F10)</source>
        <translation>Meer (F10)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>Show all now</source>
        <translation>Wys almal nou</translation>
    </message>
    <message>
        <source>Pause updates</source>
        <translation>Pouseer bywerking</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Voer in…</translation>
    </message>
    <message>
        <source>Import invoices from files</source>
        <translation>Voer fakture uit lêers in</translation>
    </message>
    <message>
        <source>Start needs the database.</source>
        <translation>Begin benodig die databasis.</translation>
    </message>
    <message>
        <source>The last run is still being shown. “Show all now” ends that at once.</source>
        <translation>Die vorige lopie word nog gewys. “Wys almal nou” beëindig dit dadelik.</translation>
    </message>
    <message>
        <source>A run is in progress.</source>
        <translation>’n Lopie is aan die gang.</translation>
    </message>
    <message>
        <source>Stop generating; the backlog keeps showing</source>
        <translation>Stop generering; wagtende fakture word steeds gewys</translation>
    </message>
    <message>
        <source>Show all waiting invoices at once</source>
        <translation>Wys al die wagtende fakture dadelik</translation>
    </message>
    <message>
        <source>Resume updates</source>
        <translation>Hervat bywerking</translation>
    </message>
    <message>
        <source>Show new invoices on the Dashboard again</source>
        <translation>Wys nuwe fakture weer op die Paneelbord</translation>
    </message>
    <message>
        <source>Keep the Dashboard’s list still; storing continues</source>
        <translation>Hou die Paneelbord se lys stil; fakture word steeds gestoor</translation>
    </message>
    <message>
        <source>Delete all invoices, or those of one source</source>
        <translation>Vee alle fakture uit, of dié van een bron</translation>
    </message>
</context>
<context>
    <name>billow::ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>Voer in</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>Voer %1 in</translation>
    </message>
    <message numerus="yes">
        <source>Import %n files</source>
        <translation>
            <numerusform>Voer %n lêer in</numerusform>
            <numerusform>Voer %n lêers in</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Maak toe</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Kanselleer</translation>
    </message>
    <message>
        <source>Choose an import profile</source>
        <translation>Kies ’n invoerprofiel</translation>
    </message>
    <message>
        <source>Import profiles (*.json)</source>
        <translation>Invoerprofiele (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle lêers (*)</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-lêers (*.csv)</translation>
    </message>
    <message>
        <source>Show these invoices</source>
        <translation>Wys hierdie fakture</translation>
    </message>
    <message>
        <source>Cancel import</source>
        <translation>Kanselleer invoer</translation>
    </message>
    <message>
        <source>Cancel the import?</source>
        <translation>Kanselleer die invoer?</translation>
    </message>
    <message>
        <source>Invoices imported so far are kept. Import the files again to get the rest.</source>
        <translation>Fakture wat reeds ingevoer is, bly behoue. Voer die lêers weer in om die res te kry.</translation>
    </message>
    <message>
        <source>Continue import</source>
        <translation>Voer verder in</translation>
    </message>
    <message>
        <source>Save rejected rows</source>
        <translation>Stoor afgekeurde rye</translation>
    </message>
    <message>
        <source>List saved to %1.</source>
        <translation>Lys na %1 gestoor.</translation>
    </message>
    <message>
        <source>Couldn’t save the list: %1</source>
        <translation>Kon nie die lys stoor nie: %1</translation>
    </message>
    <message>
        <source>Undo import…</source>
        <translation>Maak die invoer ongedaan…</translation>
    </message>
    <message>
        <source>Delete what was imported from this file</source>
        <translation>Vee uit wat uit hierdie lêer ingevoer is</translation>
    </message>
</context>
<context>
    <name>billow::ImportPreviewPage</name>
    <message>
        <source>Columns</source>
        <translation>Kolomme</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Fakture</translation>
    </message>
    <message>
        <source>File to preview</source>
        <translation>Lêer vir voorskou</translation>
    </message>
    <message>
        <source>Preview of the first invoices</source>
        <translation>Voorskou van die eerste fakture</translation>
    </message>
    <message>
        <source>Preview of the rejected rows</source>
        <translation>Voorskou van die afgekeurde rye</translation>
    </message>
    <message>
        <source>No rejected rows</source>
        <translation>Geen afgekeurde rye nie</translation>
    </message>
    <message>
        <source>No problems found so far.</source>
        <translation>Tot dusver geen probleme nie.</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Afgekeur</translation>
    </message>
    <message>
        <source>Can’t import this file</source>
        <translation>Kan nie hierdie lêer invoer nie</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Kies ’n ander lêer…</translation>
    </message>
    <message>
        <source>Rejected: %1</source>
        <translation>Afgekeur: %1</translation>
    </message>
    <message>
        <source>Required: %1. Choose a column or a fixed value for each.</source>
        <translation>Vereis: %1. Kies vir elkeen ’n kolom of ’n vaste waarde.</translation>
    </message>
    <message>
        <source>Can’t read this file yet</source>
        <translation>Kan nog nie hierdie lêer lees nie</translation>
    </message>
    <message>
        <source>All rows are rejected</source>
        <translation>Alle rye is afgekeur</translation>
    </message>
    <message>
        <source>See “Rejected” for the reasons.</source>
        <translation>Sien “Afgekeur” vir die redes.</translation>
    </message>
    <message>
        <source>No invoices in this file</source>
        <translation>Geen fakture in hierdie lêer nie</translation>
    </message>
    <message>
        <source>All rows are rejected: %1</source>
        <translation>Alle rye is afgekeur: %1</translation>
    </message>
    <message>
        <source>The first %1 rows are all rejected: %2</source>
        <translation>Die eerste %1 rye is almal afgekeur: %2</translation>
    </message>
    <message>
        <source>The file has headings but no rows.</source>
        <translation>Die lêer het opskrifte maar geen rye nie.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Bevindings</translation>
    </message>
    <message>
        <source>Answer the question above first.</source>
        <translation>Beantwoord eers die vraag hierbo.</translation>
    </message>
    <message>
        <source>First lines of the file</source>
        <translation>Eerste lyne van die lêer</translation>
    </message>
    <message>
        <source>Findings: %1</source>
        <translation>Bevindings: %1</translation>
    </message>
    <message>
        <source>Save as profile…</source>
        <translation>Stoor as profiel…</translation>
    </message>
    <message>
        <source>Read files with the same columns this way</source>
        <translation>Lees lêers met dieselfde kolomme so</translation>
    </message>
    <message>
        <source>Save import profile</source>
        <translation>Stoor invoerprofiel</translation>
    </message>
    <message>
        <source>Name. Files with the same columns will be read this way.</source>
        <translation>Naam. Lêers met dieselfde kolomme sal so gelees word.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Stoor</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Kanselleer</translation>
    </message>
    <message>
        <source>Saved as profile “%1”. Files with the same columns will use it.</source>
        <translation>Gestoor as profiel “%1”. Lêers met dieselfde kolomme sal dit gebruik.</translation>
    </message>
    <message>
        <source>Couldn’t save the profile. %1</source>
        <translation>Kon nie die profiel stoor nie. %1</translation>
    </message>
</context>
<context>
    <name>billow::ImportProgressPage</name>
    <message>
        <source>imported</source>
        <translation>ingevoer</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lees %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 van %2</translation>
    </message>
    <message>
        <source>Import progress</source>
        <translation>Vordering van die invoer</translation>
    </message>
    <message>
        <source>already stored</source>
        <translation>reeds gestoor</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>afgekeur</translation>
    </message>
    <message>
        <source>You can keep working while the import runs.</source>
        <translation>Jy kan voortwerk terwyl die invoer loop.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Begin tans…</translation>
    </message>
    <message>
        <source>Paused: %1 The import resumes automatically.</source>
        <translation>Gepouseer: %1 Die invoer hervat outomaties.</translation>
    </message>
    <message>
        <source>Only one import can run at a time. Drop the other files again when it finishes.</source>
        <translation>Net een invoer kan op ’n slag loop. Sleep die ander lêers weer hierheen wanneer dit klaar is.</translation>
    </message>
    <message>
        <source>Cancelling the import…</source>
        <translation>Die invoer word gekanselleer…</translation>
    </message>
    <message>
        <source>conflicts</source>
        <translation>konflikte</translation>
    </message>
</context>
<context>
    <name>billow::ImportReportPage</name>
    <message>
        <source>Copy report</source>
        <translation>Kopieer verslag</translation>
    </message>
    <message>
        <source>Save list…</source>
        <translation>Stoor lys…</translation>
    </message>
    <message>
        <source>Copy the report as text</source>
        <translation>Kopieer die verslag as teks</translation>
    </message>
    <message>
        <source>Rejected rows: %1</source>
        <translation>Afgekeurde rye: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %2 invoices, including %3 VAT</source>
        <translation>
            <numerusform>%1 in %2 faktuur, insluitend %3 BTW</numerusform>
            <numerusform>%1 in %2 fakture, insluitend %3 BTW</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 already stored and unchanged</source>
        <translation>
            <numerusform>%1 reeds gestoor en onveranderd</numerusform>
            <numerusform>%1 reeds gestoor en onveranderd</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 couldn’t be read to the end: %2</source>
        <translation>%1 kon nie tot die einde gelees word nie: %2</translation>
    </message>
    <message>
        <source>Report copied.</source>
        <translation>Verslag gekopieer.</translation>
    </message>
    <message numerus="yes">
        <source>%1 conflicts: the same number is stored with other content, which was not changed</source>
        <translation>
            <numerusform>%1 konflik: dieselfde nommer is met ander inhoud gestoor, wat nie verander is nie</numerusform>
            <numerusform>%1 konflikte: dieselfde nommer is met ander inhoud gestoor, wat nie verander is nie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows left out: drafts, void or totals</source>
        <translation>
            <numerusform>%1 ry weggelaat: konsepte, gekanselleerde of totale</numerusform>
            <numerusform>%1 rye weggelaat: konsepte, gekanselleerde of totale</numerusform>
        </translation>
    </message>
    <message>
        <source>Rejected rows and conflicts</source>
        <translation>Verwerpte rye en konflikte</translation>
    </message>
    <message>
        <source>Save the rejected rows and conflicts as CSV</source>
        <translation>Stoor die verwerpte rye en konflikte as CSV</translation>
    </message>
    <message>
        <source>Conflicts: %1</source>
        <translation>Konflikte: %1</translation>
    </message>
    <message>
        <source>First %1 listed</source>
        <translation>Die eerste %1 word gelys</translation>
    </message>
    <message>
        <source>%1: %2 imported, %3 already stored, %4 conflicts, %5 rejected</source>
        <translation>%1: %2 ingevoer, %3 reeds gestoor, %4 konflikte, %5 verwerp</translation>
    </message>
</context>
<context>
    <name>billow::Imports</name>
    <message>
        <source>CSV files (*.csv *.tsv *.txt)</source>
        <translation>CSV-lêers (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle lêers (*)</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Voer in…</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Voer lêers in</translation>
    </message>
    <message>
        <source>CSV files and e-invoices (*.csv *.tsv *.txt *.xml *.pdf)</source>
        <translation>CSV-lêers en e-fakture (*.csv *.tsv *.txt *.xml *.pdf)</translation>
    </message>
    <message>
        <source>E-invoices (*.xml *.pdf)</source>
        <translation>E-fakture (*.xml *.pdf)</translation>
    </message>
</context>
<context>
    <name>billow::InvoiceGrid</name>
    <message>
        <source>Invoices, newest first</source>
        <translation>Fakture, nuutste eerste</translation>
    </message>
</context>
<context>
    <name>billow::InvoicePanel</name>
    <message>
        <source>Paused</source>
        <translation>Gepouseer</translation>
    </message>
    <message>
        <source>No invoices yet</source>
        <translation>Nog geen fakture nie</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Kopieer rye</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>Kopieer nommer</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Wys besonderhede</translation>
    </message>
    <message>
        <source>Find in Invoices</source>
        <translation>Vind in Fakture</translation>
    </message>
    <message>
        <source>Show all from this seller</source>
        <translation>Wys almal van hierdie verkoper</translation>
    </message>
    <message>
        <source>Show all to this buyer</source>
        <translation>Wys almal aan hierdie koper</translation>
    </message>
    <message numerus="yes">
        <source>↑ %1 new</source>
        <comment>invoices above what is seen</comment>
        <translation>
            <numerusform>↑ %1 nuwe</numerusform>
            <numerusform>↑ %1 nuwe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused · ↑ %1 new</source>
        <comment>invoices above what is seen</comment>
        <translation>
            <numerusform>Gepouseer · ↑ %1 nuwe</numerusform>
            <numerusform>Gepouseer · ↑ %1 nuwe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 new invoices. Jump to the newest.</source>
        <translation>
            <numerusform>%1 nuwe faktuur. Gaan na die nuutste.</numerusform>
            <numerusform>%1 nuwe fakture. Gaan na die nuutste.</numerusform>
        </translation>
    </message>
    <message>
        <source>Jump to newest (Home)</source>
        <translation>Gaan na nuutste (Home)</translation>
    </message>
    <message>
        <source>Waiting for the first invoice…</source>
        <translation>Wag vir die eerste faktuur…</translation>
    </message>
    <message>
        <source>Press Start (F5) for a demo run, or drop a file here.</source>
        <translation>Druk Begin (F5) vir ’n demonstrasielopie, of sleep ’n lêer hierheen.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Voer in…</translation>
    </message>
</context>
<context>
    <name>billow::InvoicesPage</name>
    <message>
        <source>Try again</source>
        <translation>Probeer weer</translation>
    </message>
    <message>
        <source>Saved as “%1” under Views.</source>
        <translation>Gestoor as “%1” onder Aansigte.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Verwyder filters</translation>
    </message>
    <message>
        <source>Search cancelled. Showing previous results.</source>
        <translation>Soektog gekanselleer. Vorige resultate word gewys.</translation>
    </message>
    <message>
        <source>Couldn’t load the invoices: %1</source>
        <translation>Kon nie die fakture laai nie: %1</translation>
    </message>
    <message>
        <source>No invoices match “%1”</source>
        <translation>Geen fakture pas by “%1” nie</translation>
    </message>
    <message>
        <source>Searches number, seller and buyer only.</source>
        <translation>Soek slegs in nommer, verkoper en koper.</translation>
    </message>
    <message>
        <source>No matching invoices</source>
        <translation>Geen fakture pas nie</translation>
    </message>
    <message>
        <source>No invoices match these filters.</source>
        <translation>Geen fakture pas by hierdie filters nie.</translation>
    </message>
    <message>
        <source>No invoices yet</source>
        <translation>Nog geen fakture nie</translation>
    </message>
    <message>
        <source>Press Start (F5), or drop a CSV file here.</source>
        <translation>Druk Begin (F5) of sleep ’n CSV-lêer hierheen.</translation>
    </message>
    <message>
        <source>Copy selected rows</source>
        <translation>Kopieer gekose rye</translation>
    </message>
</context>
<context>
    <name>billow::KeychainRow</name>
    <message>
        <source>Passwords</source>
        <translation>Wagwoorde</translation>
    </message>
    <message>
        <source>Keep passwords in the system keychain</source>
        <translation>Hou wagwoorde in die stelsel se sleutelring</translation>
    </message>
    <message>
        <source>Covers the database and Redis passwords and the access token. If this is off, they’re kept in the settings file, which only you can read. billowd can’t use the keychain: set environment variables instead.</source>
        <translation>Dek die wagwoorde van die databasis en Redis en die toegangsteken. As dit af is, word hulle in die instellingslêer gehou, wat net jy kan lees. billowd kan nie die sleutelring gebruik nie: stel eerder omgewingsveranderlikes.</translation>
    </message>
    <message>
        <source>Connecting to the keychain…</source>
        <translation>Verbind tans met die sleutelring…</translation>
    </message>
</context>
<context>
    <name>billow::LogModel</name>
    <message>
        <source>Time</source>
        <translation>Tyd</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Vlak</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Boodskap</translation>
    </message>
</context>
<context>
    <name>billow::LogPanel</name>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieer</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>Alle vlakke</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>Alle kategorieë</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pouseer</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Hervat</translation>
    </message>
    <message>
        <source>Info and above</source>
        <translation>Info en hoër</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Waarskuwings en foute</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Slegs foute</translation>
    </message>
    <message>
        <source>Lowest level shown</source>
        <translation>Laagste vlak wat gewys word</translation>
    </message>
    <message>
        <source>Category shown</source>
        <translation>Kategorie wat gewys word</translation>
    </message>
    <message>
        <source>Find in log</source>
        <translation>Soek in log</translation>
    </message>
    <message>
        <source>Copy the selected lines, or all lines shown</source>
        <translation>Kopieer die gekose reëls, of al die reëls wat gewys word</translation>
    </message>
    <message numerus="yes">
        <source>%1 lines not shown here. They’re in the log file.</source>
        <translation>
            <numerusform>%1 reël word nie hier gewys nie. Dit is in die loglêer.</numerusform>
            <numerusform>%1 reëls word nie hier gewys nie. Hulle is in die loglêer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume · %1 new</source>
        <comment>lines</comment>
        <translation>
            <numerusform>Hervat · %1 nuwe</numerusform>
            <numerusform>Hervat · %1 nuwe</numerusform>
        </translation>
    </message>
    <message>
        <source>No log lines yet</source>
        <translation>Nog geen logreëls nie</translation>
    </message>
    <message>
        <source>No log lines match these filters</source>
        <translation>Geen logreëls pas by hierdie filters nie</translation>
    </message>
</context>
<context>
    <name>billow::LogView</name>
    <message>
        <source>Log, newest line last</source>
        <translation>Log, nuutste reël laaste</translation>
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
        <translation>Paneelbord</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Fakture</translation>
    </message>
    <message>
        <source>Analytics</source>
        <translation>Ontleding</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Stelsel</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellings</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Sleutelbordkortpaaie</translation>
    </message>
    <message>
        <source>About Billow</source>
        <translation>Aangaande Billow</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Verlaat</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Ligte tema</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Donker tema</translation>
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
        <translation>Bladsye</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Up, Down, Page Up, Page Down</source>
        <translation>Op, Af, Page Up, Page Down</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Venster</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Shift+Tab</translation>
    </message>
    <message>
        <source>Next and previous control</source>
        <translation>Volgende en vorige kontrole</translation>
    </message>
    <message>
        <source>F10</source>
        <translation>F10</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Kieslys</translation>
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
            <numerusform>%1 faktuur gekopieer</numerusform>
            <numerusform>%1 fakture gekopieer</numerusform>
        </translation>
    </message>
    <message>
        <source>Couldn’t copy: %1</source>
        <translation>Kon nie kopieer nie: %1</translation>
    </message>
    <message>
        <source>Jump to newest</source>
        <translation>Gaan na nuutste</translation>
    </message>
    <message>
        <source>Use system theme</source>
        <translation>Gebruik stelseltema</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Opdragte</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Voer lêers in</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Soek</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>Show filters, on the Invoices page</source>
        <translation>Wys filters, op die bladsy “Fakture”</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>Search again, on the Invoices page</source>
        <translation>Soek weer, op die bladsy “Fakture”</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Wys besonderhede</translation>
    </message>
    <message>
        <source>Ctrl+I</source>
        <translation>Ctrl+I</translation>
    </message>
    <message>
        <source>Show or hide details</source>
        <translation>Wys of versteek besonderhede</translation>
    </message>
    <message>
        <source>Shift+F10, Menu</source>
        <translation>Shift+F10, Menu</translation>
    </message>
    <message>
        <source>Commands for the selected rows</source>
        <translation>Opdragte vir die gekose rye</translation>
    </message>
    <message>
        <source>Copy selected rows</source>
        <translation>Kopieer gekose rye</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Hef keuse op</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Jump to newest, on the Dashboard</source>
        <translation>Gaan na nuutste, op die Paneelbord</translation>
    </message>
    <message>
        <source>Alt+Down</source>
        <translation>Alt+Af</translation>
    </message>
    <message>
        <source>Open a list or a calendar</source>
        <translation>Maak ’n lys of ’n kalender oop</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>title and text of an alert</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Some settings aren’t saved. Save or discard them, then restart Billow.</source>
        <translation>Sommige instellings is nie gestoor nie. Stoor hulle of gooi hulle weg, en herbegin dan Billow.</translation>
    </message>
</context>
<context>
    <name>billow::MappingEditor</name>
    <message>
        <source>Column mapping</source>
        <translation>Kolomtoewysing</translation>
    </message>
</context>
<context>
    <name>billow::MessageBanner</name>
    <message>
        <source>Dismiss this message</source>
        <translation>Maak hierdie boodskap toe</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Maak toe</translation>
    </message>
</context>
<context>
    <name>billow::MonthChart</name>
    <message>
        <source>Click a month to show its invoices</source>
        <translation>Klik op ’n maand om sy fakture te wys</translation>
    </message>
</context>
<context>
    <name>billow::NameDialog</name>
    <message>
        <source>Save</source>
        <translation>Stoor</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Kanselleer</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Stoor aansig</translation>
    </message>
    <message>
        <source>Saves filters, sorting and columns. A view with the same name is replaced.</source>
        <translation>Stoor filters, sortering en kolomme. ’n Aansig met dieselfde naam word vervang.</translation>
    </message>
    <message>
        <source>View name</source>
        <translation>Naam van aansig</translation>
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
        <translation>Bladsye</translation>
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
        <translation>Instellings</translation>
    </message>
    <message>
        <source>Restart Billow</source>
        <translation>Herbegin Billow</translation>
    </message>
    <message>
        <source>Show</source>
        <comment>the invoices of an alert</comment>
        <translation>Wys</translation>
    </message>
    <message>
        <source>Open database settings</source>
        <translation>Maak databasisinstellings oop</translation>
    </message>
    <message>
        <source>Can’t open the database: %1</source>
        <translation>Kan nie die databasis oopmaak nie: %1</translation>
    </message>
    <message>
        <source>Can’t reach the database. Retrying… %1</source>
        <translation>Kan nie die databasis bereik nie. Probeer outomaties weer… %1</translation>
    </message>
</context>
<context>
    <name>billow::QuestionList</name>
    <message>
        <source>Use for all rows</source>
        <translation>Gebruik vir alle rye</translation>
    </message>
</context>
<context>
    <name>billow::RateEditor</name>
    <message>
        <source>Unlimited</source>
        <translation>Onbeperk</translation>
    </message>
    <message>
        <source>/s</source>
        <comment>invoices a second</comment>
        <translation>/s</translation>
    </message>
    <message>
        <source>%1: unlimited</source>
        <translation>%1: onbeperk</translation>
    </message>
    <message>
        <source>%1 slider</source>
        <translation>Skuifbalk vir %1</translation>
    </message>
</context>
<context>
    <name>billow::ReadingOptions</name>
    <message>
        <source>Dates: 2026-12-31</source>
        <translation>Datums: 2026-12-31</translation>
    </message>
    <message>
        <source>Dates: 31/12/2026</source>
        <translation>Datums: 31/12/2026</translation>
    </message>
    <message>
        <source>Dates: 12/31/2026</source>
        <translation>Datums: 12/31/2026</translation>
    </message>
    <message>
        <source>Dates: 31.12.2026</source>
        <translation>Datums: 31.12.2026</translation>
    </message>
    <message>
        <source>Dates: 31-12-2026</source>
        <translation>Datums: 31-12-2026</translation>
    </message>
    <message>
        <source>Dates: 31 Dec 2026</source>
        <translation>Datums: 31 Dec 2026</translation>
    </message>
    <message>
        <source>Amounts: 1234.50</source>
        <translation>Bedrae: 1234.50</translation>
    </message>
    <message>
        <source>Amounts: 1,234.50</source>
        <translation>Bedrae: 1,234.50</translation>
    </message>
    <message>
        <source>Amounts: 1234,50</source>
        <translation>Bedrae: 1234,50</translation>
    </message>
    <message>
        <source>Amounts: 1.234,50</source>
        <translation>Bedrae: 1.234,50</translation>
    </message>
    <message>
        <source>Amounts: 1 234,50</source>
        <translation>Bedrae: 1 234,50</translation>
    </message>
    <message>
        <source>Amounts: 1&apos;234.50</source>
        <translation>Bedrae: 1&apos;234.50</translation>
    </message>
    <message>
        <source>Columns: profile %1</source>
        <translation>Kolomme: profiel %1</translation>
    </message>
    <message>
        <source>Columns: profile file…</source>
        <translation>Kolomme: profiellêer…</translation>
    </message>
    <message>
        <source>How columns are detected</source>
        <translation>Hoe kolomme herken word</translation>
    </message>
    <message>
        <source>Date format</source>
        <translation>Datumformaat</translation>
    </message>
    <message>
        <source>Amount format</source>
        <translation>Bedragformaat</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Enkodering</translation>
    </message>
    <message>
        <source>Dates: detected</source>
        <translation>Datums: opgespoor</translation>
    </message>
    <message>
        <source>Amounts: detected</source>
        <translation>Bedrae: opgespoor</translation>
    </message>
    <message>
        <source>Encoding: detected</source>
        <translation>Enkodering: opgespoor</translation>
    </message>
    <message>
        <source>Encoding: %1</source>
        <translation>Enkodering: %1</translation>
    </message>
    <message>
        <source>Columns: detected</source>
        <translation>Kolomme: opgespoor</translation>
    </message>
    <message>
        <source>Columns: detected, without a profile</source>
        <translation>Kolomme: opgespoor, sonder invoerprofiel</translation>
    </message>
    <message>
        <source>Columns: detected, profile %1</source>
        <translation>Kolomme: opgespoor, invoerprofiel %1</translation>
    </message>
</context>
<context>
    <name>billow::RejectionModel</name>
    <message>
        <source>File</source>
        <translation>Lêer</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Reël</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Veld</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Rede</translation>
    </message>
    <message>
        <source>Conflict: %1</source>
        <translation>Konflik: %1</translation>
    </message>
    <message>
        <source>Number</source>
        <comment>of an invoice</comment>
        <translation>Nommer</translation>
    </message>
</context>
<context>
    <name>billow::ResetDialog</name>
    <message>
        <source>Delete all invoices?</source>
        <translation>Skrap alle fakture?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Kanselleer</translation>
    </message>
    <message>
        <source>delete</source>
        <comment>the word to type</comment>
        <translation>skrap</translation>
    </message>
    <message>
        <source>Type “%1” to confirm</source>
        <translation>Tik “%1” om te bevestig</translation>
    </message>
    <message>
        <source>Delete all invoices</source>
        <translation>Skrap alle fakture</translation>
    </message>
    <message numerus="yes">
        <source>This permanently deletes all %1 invoices and resets every total.</source>
        <translation>
            <numerusform>Dit skrap %1 faktuur permanent en stel alle totale op nul.</numerusform>
            <numerusform>Dit skrap al %1 fakture permanent en stel alle totale op nul.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This permanently deletes all %1 invoices and resets every total. %2 of them were imported or received, not generated.</source>
        <translation>
            <numerusform>Dit skrap %1 faktuur permanent en stel alle totale op nul. %2 daarvan is ingevoer of ontvang, nie gegenereer nie.</numerusform>
            <numerusform>Dit skrap al %1 fakture permanent en stel alle totale op nul. %2 daarvan is ingevoer of ontvang, nie gegenereer nie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete invoices</source>
        <translation>Vee fakture uit</translation>
    </message>
    <message>
        <source>What to delete</source>
        <translation>Wat om uit te vee</translation>
    </message>
    <message>
        <source>All invoices</source>
        <translation>Alle fakture</translation>
    </message>
    <message>
        <source>Demo invoices</source>
        <translation>Demofakture</translation>
    </message>
    <message>
        <source>Delete the invoices of this source?</source>
        <translation>Vee die fakture van hierdie bron uit?</translation>
    </message>
    <message>
        <source>Delete these invoices</source>
        <translation>Vee hierdie fakture uit</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Word getel…</translation>
    </message>
    <message numerus="yes">
        <source>This permanently deletes %1 invoices with a total of %2. All others stay.</source>
        <translation>
            <numerusform>%1 faktuur met ’n totaal van %2 word permanent uitgevee. Al die ander bly.</numerusform>
            <numerusform>%1 fakture met ’n totaal van %2 word permanent uitgevee. Al die ander bly.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::ResultArea</name>
    <message>
        <source>Couldn’t copy: %1.</source>
        <translation>Kon nie kopieer nie: %1.</translation>
    </message>
</context>
<context>
    <name>billow::ResultLine</name>
    <message>
        <source>Cancel</source>
        <translation>Kanselleer</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Soek tans…</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices</source>
        <translation>
            <numerusform>%1 faktuur</numerusform>
            <numerusform>%1 fakture</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, VAT %2</source>
        <translation>%1, BTW %2</translation>
    </message>
    <message>
        <source>Cancel search</source>
        <translation>Kanselleer soektog</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices · first %2 listed</source>
        <translation>
            <numerusform>%1 faktuur · eerste %2 gelys</numerusform>
            <numerusform>%1 fakture · eerste %2 gelys</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, VAT %2, after %3 in credit notes</source>
        <translation>%1, BTW %2, ná %3 se kredietnotas</translation>
    </message>
</context>
<context>
    <name>billow::ResultPanel</name>
    <message>
        <source>Stored since this search. Search again (Ctrl+R).</source>
        <translation>Sedert hierdie soektog gestoor. Soek weer (Ctrl+R).</translation>
    </message>
    <message>
        <source>%1 stored since</source>
        <comment>the search</comment>
        <translation>%1 sedertdien gestoor</translation>
    </message>
    <message>
        <source>%1 new</source>
        <comment>stored or displayed since the search</comment>
        <translation>%1 nuut</translation>
    </message>
    <message>
        <source>%1 shown since</source>
        <comment>the search</comment>
        <translation>%1 sedertdien gewys</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices shown since this search. Search again.</source>
        <translation>
            <numerusform>%1 faktuur sedert hierdie soektog gewys. Soek weer.</numerusform>
            <numerusform>%1 fakture sedert hierdie soektog gewys. Soek weer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Shown since this search. Search again (Ctrl+R).</source>
        <translation>Sedert hierdie soektog gewys. Soek weer (Ctrl+R).</translation>
    </message>
    <message numerus="yes">
        <source>%1 new invoices stored since this search. Search again.</source>
        <translation>
            <numerusform>%1 nuwe faktuur sedert hierdie soektog gestoor. Soek weer.</numerusform>
            <numerusform>%1 nuwe fakture sedert hierdie soektog gestoor. Soek weer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::RowCopier</name>
    <message>
        <source>Copied the first %1 of %2 selected rows. To get all of them, use Export on the Invoices page.</source>
        <translation>Die eerste %1 van %2 gekose rye is gekopieer. Gebruik “Voer uit” op die bladsy “Fakture” om almal te kry.</translation>
    </message>
</context>
<context>
    <name>billow::RowMenu</name>
    <message>
        <source>Copy rows</source>
        <translation>Kopieer rye</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>Kopieer nommer</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Wys besonderhede</translation>
    </message>
    <message>
        <source>Show all from %1</source>
        <translation>Wys almal van %1</translation>
    </message>
    <message>
        <source>Show all to %1</source>
        <translation>Wys almal aan %1</translation>
    </message>
</context>
<context>
    <name>billow::RunProgress</name>
    <message>
        <source>Progress</source>
        <translation>Vordering</translation>
    </message>
    <message>
        <source>%1 of %2 · %3 left</source>
        <comment>invoices of a run, and its time</comment>
        <translation>%1 van %2 · nog %3</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>invoices of a run</comment>
        <translation>%1 van %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 generated</source>
        <comment>a number of invoices</comment>
        <translation>
            <numerusform>%1 gegenereer</numerusform>
            <numerusform>%1 gegenereer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 generated · %2 left</source>
        <comment>invoices of a run, and its time</comment>
        <translation>
            <numerusform>%1 gegenereer · nog %2</numerusform>
            <numerusform>%1 gegenereer · nog %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 waiting</source>
        <comment>invoices that are stored and not shown yet</comment>
        <translation>
            <numerusform>%1 wag nog</numerusform>
            <numerusform>%1 wag nog</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 waiting · about %2 left</source>
        <comment>invoices that are stored and not shown yet, and the time they take</comment>
        <translation>
            <numerusform>%1 wag nog · sowat %2</numerusform>
            <numerusform>%1 wag nog · sowat %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::SampleModel</name>
    <message>
        <source>Number</source>
        <translation>Nommer</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Verkoper</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Koper</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Subtotaal</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>BTW</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Totaal</translation>
    </message>
</context>
<context>
    <name>billow::SaveBar</name>
    <message>
        <source>Discard</source>
        <translation>Gooi weg</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Stoor</translation>
    </message>
    <message>
        <source>Restart Billow</source>
        <translation>Herbegin Billow</translation>
    </message>
    <message>
        <source>Restart Billow with the saved settings</source>
        <translation>Herbegin Billow met die gestoorde instellings</translation>
    </message>
    <message>
        <source>Discard unsaved changes</source>
        <translation>Gooi ongestoorde veranderinge weg</translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation>Stoor instellings</translation>
    </message>
</context>
<context>
    <name>billow::SearchModel</name>
    <message>
        <source>%1. Click to sort.</source>
        <translation>%1. Klik om te sorteer.</translation>
    </message>
</context>
<context>
    <name>billow::SearchTable</name>
    <message>
        <source>Search results</source>
        <translation>Soekresultate</translation>
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
        <translation>Billow het sy wagwoorde nodig</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Verlaat</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Wagwoord</translation>
    </message>
    <message>
        <source>Try the keychain again</source>
        <translation>Probeer die sleutelring weer</translation>
    </message>
    <message>
        <source>Start with these passwords</source>
        <translation>Begin met hierdie wagwoorde</translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation>Wagwoord vir %1</translation>
    </message>
    <message>
        <source>Reading them from the system’s keychain. You may have to unlock it.</source>
        <translation>Hulle word uit die stelsel se sleutelring gelees. Jy moet dit dalk ontsluit.</translation>
    </message>
    <message>
        <source>Couldn’t read them from the system’s keychain: %1 Enter them here to start. They’re used once and not saved.</source>
        <translation>Kon hulle nie uit die stelsel se sleutelring lees nie: %1 Voer hulle hier in om te begin. Hulle word een keer gebruik en nie gestoor nie.</translation>
    </message>
</context>
<context>
    <name>billow::SettingRow</name>
    <message>
        <source>Restore default</source>
        <translation>Herstel verstek</translation>
    </message>
    <message>
        <source>Restore default: %1</source>
        <translation>Herstel verstek: %1</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Blaai…</translation>
    </message>
    <message>
        <source>Choose an SQLite file</source>
        <translation>Kies ’n SQLite-lêer</translation>
    </message>
    <message>
        <source>SQLite databases (*.db *.sqlite *.sqlite3)</source>
        <translation>SQLite-databasisse (*.db *.sqlite *.sqlite3)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle lêers (*)</translation>
    </message>
    <message>
        <source>Overridden by %1 (now: %2). Your saved value applies once it is removed.</source>
        <translation>Deur %1 vervang (nou: %2). Jou gestoorde waarde geld sodra dit verwyder is.</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leeg</translation>
    </message>
    <message>
        <source>Password kept in the keychain</source>
        <translation>Wagwoord in die sleutelring gehou</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nie gestoor nie</translation>
    </message>
    <message>
        <source>Not saved; takes effect after restart</source>
        <translation>Nie gestoor nie; geld ná herbegin</translation>
    </message>
    <message>
        <source>Changed for this session. After a restart: %1</source>
        <translation>Vir hierdie sessie verander. Ná ’n herbegin: %1</translation>
    </message>
    <message>
        <source>Takes effect immediately</source>
        <translation>Geld dadelik</translation>
    </message>
    <message>
        <source>Saved. Takes effect after restart.</source>
        <translation>Gestoor. Geld ná herbegin.</translation>
    </message>
    <message>
        <source>Takes effect after restart</source>
        <translation>Geld ná herbegin</translation>
    </message>
</context>
<context>
    <name>billow::SettingsPage</name>
    <message>
        <source>Window</source>
        <translation>Venster</translation>
    </message>
    <message>
        <source>Not saved. %1</source>
        <translation>Nie gestoor nie. %1</translation>
    </message>
    <message>
        <source>Go to this section</source>
        <translation>Gaan na hierdie afdeling</translation>
    </message>
    <message>
        <source>Some changes take effect after a restart.</source>
        <translation>Sommige veranderinge geld eers ná ’n herbegin.</translation>
    </message>
    <message>
        <source>Settings file: %1</source>
        <translation>Instellingslêer: %1</translation>
    </message>
    <message>
        <source>Check “%1”: see the message below the field.</source>
        <translation>Kyk na “%1”: sien die boodskap onder die veld.</translation>
    </message>
    <message numerus="yes">
        <source>%1 unsaved changes · Settings file: %2</source>
        <translation>
            <numerusform>%1 ongestoorde verandering · Instellingslêer: %2</numerusform>
            <numerusform>%1 ongestoorde veranderinge · Instellingslêer: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Stoor tans…</translation>
    </message>
    <message>
        <source>Testing the connection before saving…</source>
        <translation>Die verbinding word getoets voordat gestoor word…</translation>
    </message>
    <message>
        <source>Saved to %1. Some changes take effect after a restart.</source>
        <translation>Na %1 gestoor. Sommige veranderinge geld eers ná ’n herbegin.</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Na %1 gestoor</translation>
    </message>
</context>
<context>
    <name>billow::ShortcutsSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Sleutelbordkortpaaie</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Maak toe</translation>
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
        <translation>Verlaat</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Probeer weer</translation>
    </message>
    <message>
        <source>Billow can’t start with these settings</source>
        <translation>Billow kan nie met hierdie instellings begin nie</translation>
    </message>
    <message>
        <source>Open settings file</source>
        <translation>Maak instellingslêer oop</translation>
    </message>
</context>
<context>
    <name>billow::StatCards</name>
    <message>
        <source>Invoices</source>
        <translation>Fakture</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Totaal</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>BTW</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Gemiddeld</translation>
    </message>
    <message numerus="yes">
        <source>of %1 stored</source>
        <translation>
            <numerusform>van %1 gestoor</numerusform>
            <numerusform>van %1 gestoor</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>a number of invoices in a currency</comment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>including VAT</source>
        <translation>BTW ingesluit</translation>
    </message>
    <message>
        <source>per invoice</source>
        <translation>per faktuur</translation>
    </message>
    <message>
        <source>on %1 net</source>
        <comment>VAT on an amount without VAT</comment>
        <translation>netto %1</translation>
    </message>
    <message>
        <source>Also %1</source>
        <comment>totals in further currencies</comment>
        <translation>Ook %1</translation>
    </message>
    <message>
        <source>%1 credited</source>
        <comment>an amount</comment>
        <translation>%1 gekrediteer</translation>
    </message>
    <message>
        <source>%1 invoiced, %2 credited</source>
        <comment>amounts</comment>
        <translation>%1 gefaktureer, %2 gekrediteer</translation>
    </message>
</context>
<context>
    <name>billow::StatePill</name>
    <message>
        <source>State: %1</source>
        <translation>Toestand: %1</translation>
    </message>
</context>
<context>
    <name>billow::StatusStrip</name>
    <message>
        <source>Cache</source>
        <translation>Kasgeheue</translation>
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
            <numerusform>%1 kyker</numerusform>
            <numerusform>%1 kykers</numerusform>
        </translation>
    </message>
    <message>
        <source>Generating</source>
        <comment>a rate follows; at most 14 characters</comment>
        <translation>Generering</translation>
    </message>
    <message>
        <source>Showing</source>
        <comment>a rate follows; at most 14 characters</comment>
        <translation>Wys</translation>
    </message>
    <message>
        <source>Generated</source>
        <comment>a number follows; at most 14 characters</comment>
        <translation>Gegenereer</translation>
    </message>
    <message>
        <source>Imported</source>
        <comment>a number follows; at most 14 characters</comment>
        <translation>Ingevoer</translation>
    </message>
    <message>
        <source>Shown</source>
        <comment>a number follows; at most 14 characters</comment>
        <translation>Gewys</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>a number of invoices follows; at most 14 characters</comment>
        <translation>Wag nog</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Databasis</translation>
    </message>
    <message>
        <source>Rate set: %1</source>
        <translation>Tempo gestel: %1</translation>
    </message>
    <message>
        <source>Open the web dashboard: %1</source>
        <translation>Maak die webpaneelbord oop: %1</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>Dopgehoue vouer</translation>
    </message>
    <message>
        <source>Invoices are imported from %1</source>
        <translation>Fakture word ingevoer vanaf %1</translation>
    </message>
    <message>
        <source>Folder unavailable</source>
        <translation>Vouer onbeskikbaar</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Vouer</translation>
    </message>
</context>
<context>
    <name>billow::SystemPage</name>
    <message>
        <source>Actors</source>
        <translation>Akteurs</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
</context>
<context>
    <name>billow::TextEditor</name>
    <message>
        <source>empty</source>
        <translation>leeg</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Wys</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Versteek</translation>
    </message>
    <message>
        <source>Show secret</source>
        <translation>Wys geheim</translation>
    </message>
</context>
<context>
    <name>billow::UrlCheck</name>
    <message>
        <source>Test connection</source>
        <translation>Toets verbinding</translation>
    </message>
    <message>
        <source>Test the database connection</source>
        <translation>Toets die databasisverbinding</translation>
    </message>
    <message>
        <source>Test the Redis connection</source>
        <translation>Toets die Redis-verbinding</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Toets tans…</translation>
    </message>
</context>
<context>
    <name>billow::VatModel</name>
    <message>
        <source>Period</source>
        <comment>a month or a quarter</comment>
        <translation>Tydperk</translation>
    </message>
    <message>
        <source>VAT rate</source>
        <translation>BTW-koers</translation>
    </message>
    <message>
        <source>Taxable</source>
        <translation>Belasbaar</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>BTW</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Fakture</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>VAT rate, kind of VAT</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Q%1 %2</source>
        <comment>quarter, year</comment>
        <translation>K%1 %2</translation>
    </message>
</context>
<context>
    <name>billow::VatTable</name>
    <message>
        <source>Period of VAT</source>
        <translation>Tydperk van BTW</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Per maand</translation>
    </message>
    <message>
        <source>By quarter</source>
        <translation>Per kwartaal</translation>
    </message>
    <message>
        <source>VAT by rate</source>
        <translation>BTW volgens koers</translation>
    </message>
</context>
<context>
    <name>billow::ViewsMenu</name>
    <message>
        <source>Delete</source>
        <translation>Skrap</translation>
    </message>
    <message>
        <source>Save view…</source>
        <translation>Stoor aansig…</translation>
    </message>
</context>
<context>
    <name>billow::VitalCards</name>
    <message>
        <source>Cache</source>
        <translation>Kasgeheue</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Geheue</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Verwerker</translation>
    </message>
    <message>
        <source>of one core</source>
        <translation>van een kern</translation>
    </message>
    <message>
        <source>last write</source>
        <translation>laaste skryfaksie</translation>
    </message>
    <message numerus="yes">
        <source>%1 threads</source>
        <translation>
            <numerusform>%1 draad</numerusform>
            <numerusform>%1 drade</numerusform>
        </translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Databasis</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>nie opgestel nie</translation>
    </message>
    <message>
        <source>Not reported by the system</source>
        <translation>Stelsel rapporteer dit nie</translation>
    </message>
    <message>
        <source>of one core · uptime %1</source>
        <comment>a share of a processor core, and how long Billow has been running</comment>
        <translation>van een kern · loop al %1</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>percent</comment>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>billow::WindowSection</name>
    <message>
        <source>Reduce motion</source>
        <translation>Verminder beweging</translation>
    </message>
    <message>
        <source>When a run ends</source>
        <translation>Wanneer ’n lopie eindig</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Lig</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Vra</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>Loop voort in die stelsellaai</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Beweging</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>Stelsellaai</translation>
    </message>
    <message>
        <source>Notify me</source>
        <translation>Stel my in kennis</translation>
    </message>
    <message>
        <source>Show tray icon</source>
        <translation>Wys ikoon in stelsellaai</translation>
    </message>
    <message>
        <source>When an invoice has risk Red</source>
        <translation>Wanneer ’n faktuur se risiko Rooi is</translation>
    </message>
    <message>
        <source>When an invoice’s total is above</source>
        <translation>Wanneer ’n faktuur se totaal hoër is as</translation>
    </message>
    <message>
        <source>Use system setting</source>
        <translation>Gebruik stelselinstelling</translation>
    </message>
    <message>
        <source>Always quit</source>
        <translation>Verlaat altyd</translation>
    </message>
    <message>
        <source>Closing during a run</source>
        <translation>Toemaak tydens ’n lopie</translation>
    </message>
    <message>
        <source>Alert me above this total</source>
        <translation>Kennisgewing bo hierdie totaal</translation>
    </message>
    <message>
        <source>Main currency</source>
        <translation>Hoofgeldeenheid</translation>
    </message>
    <message>
        <source>The currency of the figures on the Dashboard.</source>
        <translation>Die geldeenheid van die syfers op die Paneelbord.</translation>
    </message>
    <message>
        <source>Turn off fades. Your system’s setting always applies.</source>
        <translation>Skakel geleidelike oorgange af. Jou stelsel se instelling geld altyd.</translation>
    </message>
    <message>
        <source>What closing the window does during a run.</source>
        <translation>Wat gebeur as jy die venster tydens ’n lopie toemaak.</translation>
    </message>
    <message>
        <source>Reopen Billow and get notifications from the tray.</source>
        <translation>Maak Billow uit die stelsellaai weer oop en kry kennisgewings.</translation>
    </message>
    <message>
        <source>Shown on the desktop and in the window. The amount is in the invoice’s currency.</source>
        <translation>Word op die lessenaar en in die venster gewys. Die bedrag is in die faktuur se geldeenheid.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Outomaties</translation>
    </message>
    <message>
        <source>When an e-invoice fails its check</source>
        <translation>Wanneer ’n e-faktuur die kontrole druip</translation>
    </message>
    <message>
        <source>When an invoice is overdue</source>
        <translation>Wanneer ’n faktuur ná sy vervaldatum is</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>the system can’t start another thread to look up its name</source>
        <translation>die stelsel kan nie nog ’n draad begin om die naam op te soek nie</translation>
    </message>
    <message>
        <source>the name server isn’t responding</source>
        <translation>die naambediener reageer nie</translation>
    </message>
    <message>
        <source>the host name isn’t known (%1)</source>
        <translation>die gasheernaam is nie bekend nie (%1)</translation>
    </message>
    <message>
        <source>the server there isn’t Redis</source>
        <translation>die bediener daar is nie Redis nie</translation>
    </message>
    <message>
        <source>a key has the wrong type</source>
        <translation>’n sleutel het die verkeerde tipe</translation>
    </message>
    <message>
        <source>the cached value is too large</source>
        <translation>die waarde in die kasgeheue is te groot</translation>
    </message>
    <message>
        <source>it didn’t answer in time</source>
        <translation>dit het nie betyds geantwoord nie</translation>
    </message>
    <message>
        <source>it closed the connection</source>
        <translation>dit het die verbinding gesluit</translation>
    </message>
    <message>
        <source>can’t connect</source>
        <translation>kan nie verbind nie</translation>
    </message>
    <message>
        <source>the socket doesn’t exist</source>
        <translation>die sok bestaan nie</translation>
    </message>
    <message>
        <source>this account isn’t allowed to open the socket</source>
        <translation>hierdie rekening mag nie die sok oopmaak nie</translation>
    </message>
    <message>
        <source>not enough memory for a connection</source>
        <translation>nie genoeg geheue vir ’n verbinding nie</translation>
    </message>
    <message>
        <source>the Redis database must be a number from 0, for example redis://host:6379/2</source>
        <translation>die databasis van Redis moet ’n getal van 0 af wees, soos in redis://host:6379/2</translation>
    </message>
    <message>
        <source>the path of the Unix socket must be absolute, for example unix:///run/redis/redis.sock</source>
        <translation>die pad van die Unix-sok moet absoluut wees, soos in unix:///run/redis/redis.sock</translation>
    </message>
    <message>
        <source>the Redis URL has no host. Write special characters in the password as %XX</source>
        <translation>die adres van Redis noem geen gasheer nie; skryf spesiale karakters van die wagwoord as %XX</translation>
    </message>
    <message>
        <source>the Redis port must be from 1 to 65535</source>
        <translation>die poort van Redis moet van 1 tot 65535 wees</translation>
    </message>
    <message>
        <source>not a valid Redis URL. Example: redis://:password@host:6379/0. Write special characters in the password as %XX</source>
        <translation>dit is nie ’n adres van Redis soos redis://:password@host:6379/0 nie; skryf spesiale karakters van die wagwoord as %XX</translation>
    </message>
    <message>
        <source>encrypted Redis connections (rediss://) aren’t supported. Use redis:// over a network you trust, or a local TLS tunnel</source>
        <translation>geënkripteerde Redis-verbindings (rediss://) word nie ondersteun nie. Gebruik redis:// oor ’n netwerk wat jy vertrou, of ’n plaaslike TLS-tonnel</translation>
    </message>
    <message>
        <source>the Redis URL must start with redis:// or unix://</source>
        <translation>die adres van Redis moet met redis:// of unix:// begin</translation>
    </message>
    <message>
        <source>the Redis URL contains a #. In a password write it as %23</source>
        <translation>die adres van Redis bevat ’n #; skryf dit in ’n wagwoord as %23</translation>
    </message>
    <message>
        <source>the password or the user was refused</source>
        <translation>die wagwoord of die gebruiker is geweier</translation>
    </message>
    <message>
        <source>the password was refused</source>
        <translation>die wagwoord is geweier</translation>
    </message>
    <message>
        <source>it needs a password, and REDIS_URL has none</source>
        <translation>dit benodig ’n wagwoord, en REDIS_URL het nie een nie</translation>
    </message>
    <message>
        <source>REDIS_URL has a password, but the server has none set</source>
        <translation>REDIS_URL het ’n wagwoord, maar op die bediener is geen gestel nie</translation>
    </message>
    <message>
        <source>this user lacks permissions that the cache needs</source>
        <translation>hierdie gebruiker het nie die regte wat die kasgeheue nodig het nie</translation>
    </message>
    <message>
        <source>it has no database with that number</source>
        <translation>dit het geen databasis met daardie nommer nie</translation>
    </message>
    <message>
        <source>it has too many clients</source>
        <translation>dit het te veel kliënte</translation>
    </message>
    <message>
        <source>it is still loading its data</source>
        <translation>dit laai nog sy data</translation>
    </message>
    <message>
        <source>it is busy running a script</source>
        <translation>dit is besig met ’n skrip</translation>
    </message>
    <message>
        <source>its memory is full</source>
        <translation>sy geheue is vol</translation>
    </message>
    <message>
        <source>it can’t save to its disk, so it accepts no writes</source>
        <translation>dit kan nie na sy skyf stoor nie en aanvaar dus geen skryfaksies nie</translation>
    </message>
    <message>
        <source>it is a read-only replica</source>
        <translation>dit is ’n leesalleen-replika</translation>
    </message>
    <message>
        <source>it is a replica whose primary is unavailable</source>
        <translation>dit is ’n replika waarvan die primêre bediener nie beskikbaar is nie</translation>
    </message>
    <message>
        <source>it is part of a cluster, which is not supported</source>
        <translation>dit is deel van ’n groepering, wat nie ondersteun word nie</translation>
    </message>
    <message>
        <source>it is in protected mode and accepts only local connections</source>
        <translation>dit loop in beskermde modus en neem net plaaslike verbindings aan</translation>
    </message>
    <message>
        <source>it refused the connection</source>
        <translation>dit het die verbinding geweier</translation>
    </message>
    <message>
        <source>it answered: %1</source>
        <translation>dit het geantwoord: %1</translation>
    </message>
    <message>
        <source>REDIS_URL is not set</source>
        <translation>REDIS_URL is nie gestel nie</translation>
    </message>
    <message>
        <source>not connected yet</source>
        <translation>nog nie verbind nie</translation>
    </message>
    <message>
        <source>the ledger has not answered for the last %1 invoices; importing the file again makes sure of them</source>
        <translation>die grootboek het nie vir die laaste %1 fakture geantwoord nie; voer die lêer weer in om seker te maak</translation>
    </message>
    <message>
        <source>the ledger has not answered yet</source>
        <translation>die grootboek het nog nie geantwoord nie</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>Can’t find %1: %2</source>
        <translation>%1 kan nie gevind word nie: %2</translation>
    </message>
    <message>
        <source>Can’t create %1: %2 isn’t a folder</source>
        <translation>Kan nie %1 skep nie: %2 is nie ’n vouer nie</translation>
    </message>
    <message>
        <source>%1 doesn’t exist, and this account can’t write to the folder %2</source>
        <translation>%1 bestaan nie, en hierdie rekening kan nie na die vouer %2 skryf nie</translation>
    </message>
    <message>
        <source>%1 doesn’t exist yet. Billow creates it when it starts with this URL</source>
        <translation>%1 bestaan nog nie. Billow skep dit wanneer dit met hierdie URL begin</translation>
    </message>
    <message>
        <source>The database is empty. Billow creates its ledger there when it starts with this URL</source>
        <translation>Die databasis is leeg. Billow skep sy grootboek daar wanneer dit met hierdie URL begin</translation>
    </message>
    <message>
        <source>The ledger there is from a newer version of Billow (schema %1; this version supports %2)</source>
        <translation>Die grootboek daar kom van ’n nuwer weergawe van Billow (skema %1; hierdie weergawe ondersteun %2)</translation>
    </message>
    <message>
        <source>It has a ledger from an older version, which is upgraded when Billow starts with this URL</source>
        <translation>Dit bevat ’n grootboek van ’n ouer Billow, wat bygewerk word wanneer Billow met hierdie URL begin</translation>
    </message>
    <message numerus="yes">
        <source>It has a ledger with %1 invoices</source>
        <translation>
            <numerusform>Dit bevat ’n grootboek van Billow met %1 faktuur</numerusform>
            <numerusform>Dit bevat ’n grootboek van Billow met %1 fakture</numerusform>
        </translation>
    </message>
    <message>
        <source>The file is readable.</source>
        <translation>Die lêer kan gelees word.</translation>
    </message>
    <message>
        <source>PostgreSQL answers in %1.</source>
        <translation>PostgreSQL antwoord in %1.</translation>
    </message>
    <message>
        <source>No cache. Billow works fully without one</source>
        <translation>Geen kasgeheue nie. Billow werk ten volle daarsonder</translation>
    </message>
    <message>
        <source>Can’t use Redis at %1: %2</source>
        <translation>Redis by %1 kan nie gebruik word nie: %2</translation>
    </message>
    <message>
        <source>Redis answers in %1. Database %2 has %3 keys</source>
        <translation>Redis antwoord in %1. Sy databasis %2 bevat %3 sleutels</translation>
    </message>
    <message>
        <source>The engine stopped because its actors crashed repeatedly: %1</source>
        <translation>Die enjin het gestop omdat sy akteurs herhaaldelik ineengestort het: %1</translation>
    </message>
    <message>
        <source>The engine stopped because %1 isn’t responding</source>
        <translation>Die enjin het gestop omdat %1 nie reageer nie</translation>
    </message>
    <message>
        <source>Too many pages and searches are queued. Try again.</source>
        <translation>Te veel bladsye en soektogte is in die tou. Probeer weer.</translation>
    </message>
    <message>
        <source>Too many commands are queued. Try again.</source>
        <translation>Te veel opdragte is in die tou. Probeer weer.</translation>
    </message>
    <message>
        <source>At most %1 invoices can be submitted at once</source>
        <translation>Hoogstens %1 fakture kan op een slag ingedien word</translation>
    </message>
    <message>
        <source>crashed on purpose</source>
        <translation>doelbewus laat ineenstort</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 is nie meer daar nie</translation>
    </message>
    <message>
        <source>%1 is a folder: choose the CSV files in it</source>
        <translation>%1 is ’n vouer: kies die CSV-lêers daarin</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kan nie gelees word nie: %2</translation>
    </message>
    <message>
        <source>it is not a plain file</source>
        <translation>dit is nie ’n gewone lêer nie</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 is leeg</translation>
    </message>
    <message>
        <source>the %1 is too large</source>
        <translation>%1 is te groot</translation>
    </message>
    <message>
        <source>neither VAT nor a VAT rate is given</source>
        <translation>nóg BTW nóg ’n BTW-koers is gegee</translation>
    </message>
    <message>
        <source>neither total nor subtotal is given</source>
        <translation>nóg totaal nóg subtotaal is gegee</translation>
    </message>
    <message>
        <source>the VAT is higher than the subtotal</source>
        <translation>die BTW is hoër as die subtotaal</translation>
    </message>
    <message>
        <source>there is no field &quot;%1&quot;; the fields are %2</source>
        <translation>daar is nie ’n veld “%1” nie; die velde is %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not FIELD=COLUMN or FIELD=:CONSTANT, such as total=Amount or currency=:ZAR</source>
        <translation>“%1” is nie FIELD=COLUMN of FIELD=:CONSTANT nie, soos total=Amount of currency=:ZAR</translation>
    </message>
    <message>
        <source>%1 is mapped twice</source>
        <translation>%1 is twee keer toegeken</translation>
    </message>
    <message>
        <source>always</source>
        <translation>altyd</translation>
    </message>
    <message>
        <source>, or &quot;%1&quot; where it is empty</source>
        <translation>, of “%1” waar dit leeg is</translation>
    </message>
    <message>
        <source>the file is UTF-16: save it as UTF-8</source>
        <translation>die lêer is UTF-16: stoor dit as UTF-8</translation>
    </message>
    <message>
        <source>reading failed: %1</source>
        <translation>lees het misluk: %1</translation>
    </message>
    <message>
        <source>the row is longer than %1 bytes, or opens a quote that is not closed</source>
        <translation>die ry is langer as %1 grepe, of maak ’n aanhalingsteken oop wat nie gesluit word nie</translation>
    </message>
    <message>
        <source>field %1 is longer than %2 bytes</source>
        <translation>veld %1 is langer as %2 grepe</translation>
    </message>
    <message>
        <source>field %1 opens a quote that is never closed</source>
        <translation>veld %1 maak ’n aanhalingsteken oop wat nooit gesluit word nie</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date format: it needs a day, a month, and a year, such as d/M/yyyy</source>
        <translation>“%1” is nie ’n datumformaat nie: dit kort ’n dag, ’n maand en ’n jaar, soos d/M/yyyy</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> en nog %1</translation>
    </message>
    <message>
        <source>no column is mapped to %1; the columns are %2</source>
        <translation>geen kolom is aan %1 toegeken nie; die kolomme is %2</translation>
    </message>
    <message numerus="yes">
        <source>the row has %1 fields where the header has %2</source>
        <translation>
            <numerusform>die ry het %1 veld waar die kop %2 het</numerusform>
            <numerusform>die ry het %1 velde waar die kop %2 het</numerusform>
        </translation>
    </message>
    <message>
        <source>the date of issue is empty</source>
        <translation>die datum van uitreiking is leeg</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a VAT rate from 0 to 100 per cent</source>
        <translation>“%1” is nie ’n BTW-koers van 0 tot 100 persent nie</translation>
    </message>
    <message>
        <source>the %1 is empty</source>
        <translation>%1 is leeg</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die lêer is leeg</translation>
    </message>
    <message>
        <source>line items are read twice, which is not possible with a pipe: save them as a file</source>
        <translation>lynitems word twee keer gelees, wat nie met ’n pyp moontlik is nie: stoor hulle as ’n lêer</translation>
    </message>
    <message>
        <source>the file cannot be read again: %1</source>
        <translation>die lêer kan nie weer gelees word nie: %1</translation>
    </message>
    <message>
        <source>the ledger answered for another number of invoices than it was given</source>
        <translation>die grootboek het vir ’n ander getal fakture geantwoord as wat dit gegee is</translation>
    </message>
    <message>
        <source>the profile %1 cannot be read: %2</source>
        <translation>die profiel %1 kan nie gelees word nie: %2</translation>
    </message>
    <message>
        <source>%1 is too large for a profile</source>
        <translation>%1 is te groot vir ’n profiel</translation>
    </message>
    <message>
        <source>the profile %1: %2</source>
        <translation>die profiel %1: %2</translation>
    </message>
    <message>
        <source>there is no profile &quot;%1&quot;; there are %2</source>
        <translation>daar is nie ’n profiel “%1” nie; daar is %2</translation>
    </message>
    <message>
        <source>%1 has an unknown key &quot;%2&quot;</source>
        <translation>%1 het ’n onbekende sleutel “%2”</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in %2 %3</source>
        <translation>“%1” in %2 %3</translation>
    </message>
    <message>
        <source>must be a text</source>
        <translation>moet ’n teks wees</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>moet true of false wees</translation>
    </message>
    <message>
        <source>must be one character</source>
        <translation>moet een karakter wees</translation>
    </message>
    <message>
        <source>the field %1</source>
        <translation>die veld %1</translation>
    </message>
    <message>
        <source>the field %1 needs either a &quot;column&quot; or a &quot;constant&quot;</source>
        <translation>die veld %1 kort óf ’n &quot;column&quot; óf ’n &quot;constant&quot;</translation>
    </message>
    <message>
        <source>names a field &quot;%1&quot; that there is not</source>
        <translation>noem ’n veld “%1” wat nie bestaan nie</translation>
    </message>
    <message>
        <source>is wrong: %1</source>
        <translation>is verkeerd: %1</translation>
    </message>
    <message>
        <source>must be an object</source>
        <translation>moet ’n objek wees</translation>
    </message>
    <message>
        <source>must be a list of texts</source>
        <translation>moet ’n lys van tekste wees</translation>
    </message>
    <message>
        <source>maps &quot;%1&quot; to what is no ISO 3166 code</source>
        <translation>ken “%1” toe aan wat nie ’n ISO 3166-kode is nie</translation>
    </message>
    <message>
        <source>needs &quot;field&quot;, &quot;startsWith&quot; and &quot;reason&quot; in each rule</source>
        <translation>kort &quot;field&quot;, &quot;startsWith&quot; en &quot;reason&quot; in elke reël</translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation>moet ’n lys wees</translation>
    </message>
    <message>
        <source>must be a comma, a semicolon, a tab, or a vertical bar</source>
        <translation>moet ’n komma, ’n kommapunt, ’n tab of ’n vertikale strep wees</translation>
    </message>
    <message>
        <source>the JSON is not an object</source>
        <translation>die JSON is nie ’n objek nie</translation>
    </message>
    <message>
        <source>the JSON is broken at byte %1: %2</source>
        <translation>die JSON is by greep %1 stukkend: %2</translation>
    </message>
    <message>
        <source>the profile</source>
        <translation>die profiel</translation>
    </message>
    <message>
        <source>&quot;grouping&quot; and &quot;decimalPoint&quot; must differ</source>
        <translation>&quot;grouping&quot; en &quot;decimalPoint&quot; moet verskil</translation>
    </message>
    <message>
        <source>the number is empty</source>
        <translation>die nommer is leeg</translation>
    </message>
    <message>
        <source>number and seller are too long</source>
        <translation>nommer en verkoper is te lank</translation>
    </message>
    <message>
        <source>the rows of this invoice are scattered over the file, as are those of more than %1 others: sort the file by invoice number</source>
        <translation>die rye van hierdie faktuur is oor die lêer versprei, soos dié van meer as %1 ander: sorteer die lêer volgens faktuurnommer</translation>
    </message>
    <message>
        <source>the line_total is empty</source>
        <translation>line_total is leeg</translation>
    </message>
    <message>
        <source>field %1 is not valid UTF-8: save the file as UTF-8</source>
        <translation>veld %1 is nie geldige UTF-8 nie: stoor die lêer as UTF-8</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number such as 1234.50</source>
        <translation>“%1” is nie ’n getal soos 1234.50 nie</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too large</source>
        <translation>“%1” is te groot</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has decimals, where none are possible</source>
        <translation>“%1” het desimale waar geen moontlik is nie</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has more than %2 decimals</source>
        <translation>“%1” het meer as %2 desimale</translation>
    </message>
    <message>
        <source>%1 accepted, %2 duplicates, %3 rejected, of %4 rows</source>
        <translation>%1 ingevoer, %2 reeds gestoor, %3 afgekeur, van %4 rye</translation>
    </message>
    <message numerus="yes">
        <source>%1 %2 = %3 + %4 VAT, in %5 invoices</source>
        <translation>
            <numerusform>%1 %2 = %3 + %4 BTW, in %5 faktuur</numerusform>
            <numerusform>%1 %2 = %3 + %4 BTW, in %5 fakture</numerusform>
        </translation>
    </message>
    <message>
        <source>not read to its end: %1</source>
        <translation>nie tot die einde gelees nie: %1</translation>
    </message>
    <message>
        <source>All %1 files</source>
        <translation>Al %1 lêers</translation>
    </message>
    <message>
        <source>The import ended early: %1</source>
        <translation>Die invoer het vroeg geëindig: %1</translation>
    </message>
    <message>
        <source>The import was cancelled</source>
        <translation>Die invoer is gekanselleer</translation>
    </message>
    <message>
        <source>Rejected:</source>
        <translation>Afgekeur:</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>en nog %1</translation>
    </message>
    <message>
        <source>holds a control character</source>
        <translation>bevat ’n beheerkarakter</translation>
    </message>
    <message>
        <source>is not valid Unicode</source>
        <translation>bevat ongeldige Unicode</translation>
    </message>
    <message>
        <source>has %1 characters; at most %2 are possible</source>
        <translation>het %1 karakters; hoogstens %2 is moontlik</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>is leeg</translation>
    </message>
    <message>
        <source>the invoice number</source>
        <translation>die faktuurnommer</translation>
    </message>
    <message>
        <source>the seller&apos;s name</source>
        <translation>die verkoper se naam</translation>
    </message>
    <message>
        <source>the buyer&apos;s name</source>
        <translation>die koper se naam</translation>
    </message>
    <message>
        <source>the payment mechanism</source>
        <translation>die betaalwyse</translation>
    </message>
    <message>
        <source>the source</source>
        <translation>die bron</translation>
    </message>
    <message>
        <source>subtotal plus VAT is too large</source>
        <translation>subtotaal plus BTW is te groot</translation>
    </message>
    <message>
        <source>the total %1 is not the subtotal %2 plus the VAT %3</source>
        <translation>die totaal %1 is nie die subtotaal %2 plus die BTW %3 nie</translation>
    </message>
    <message>
        <source>%1 &quot;%2&quot; in %3</source>
        <translation>%1 “%2” in %3</translation>
    </message>
    <message>
        <source>%1 has totals but no invoices</source>
        <translation>%1 het totale maar geen fakture nie</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 ontbreek</translation>
    </message>
    <message>
        <source>Analytics totals match the invoices</source>
        <translation>Totale van die ontleding klop met die fakture</translation>
    </message>
    <message>
        <source>covers invoices 1 to %1 of %2</source>
        <translation>tot by nommer %1 van %2</translation>
    </message>
    <message>
        <source>Per-minute figures match the invoices</source>
        <translation>Syfers per minuut klop met die fakture</translation>
    </message>
    <message>
        <source>from invoice %1 on</source>
        <translation>vanaf faktuur %1</translation>
    </message>
    <message>
        <source>they cover invoices up to %1, but there are only %2</source>
        <translation>hulle dek fakture tot by %1, maar daar is net %2</translation>
    </message>
    <message>
        <source>the stored figures don’t match the times when the invoices were stored</source>
        <translation>die gestoorde syfers klop nie met die tye waarop die fakture gestoor is nie</translation>
    </message>
    <message>
        <source>%1: figures have %2 invoices shown, total %3; the rows have %4, %5</source>
        <translation>%1: volgens die syfers %2 fakture gewys, totaal %3; volgens die rye %4, %5</translation>
    </message>
    <message>
        <source>Per-minute figures cover 1 to %1 minutes</source>
        <translation>Syfers per minuut dek 1 tot %1 minute</translation>
    </message>
    <message>
        <source>A breakdown has 1 to %1 entries</source>
        <translation>’n Uiteensetting het 1 tot %1 inskrywings</translation>
    </message>
    <message>
        <source>The figures for minute %1 (%2) in the ledger aren’t valid</source>
        <translation>Die syfers vir minuut %1 (%2) in die grootboek is nie geldig nie</translation>
    </message>
    <message>
        <source>The ledger has totals by &quot;%1&quot;, which Billow doesn’t know</source>
        <translation>Die grootboek het totale volgens “%1”, wat Billow nie ken nie</translation>
    </message>
    <message>
        <source>The ledger is damaged: table rollup_state is empty. Restore a backup.</source>
        <translation>Die grootboek is beskadig: tabel rollup_state is leeg. Herstel ’n rugsteunkopie.</translation>
    </message>
    <message>
        <source>%1 is out of order: a higher number comes before it</source>
        <translation>%1 kom ná ’n latere nommer</translation>
    </message>
    <message>
        <source>The ledger has invoices in &quot;%1&quot;, a currency that Billow doesn’t know</source>
        <translation>Die grootboek bevat fakture in “%1”, ’n geldeenheid wat Billow nie ken nie</translation>
    </message>
    <message>
        <source>Invoice %1 in the ledger has &quot;%2&quot; as its %3, which Billow doesn’t know</source>
        <translation>Faktuur %1 van die grootboek het “%2” as sy %3, wat Billow nie ken nie</translation>
    </message>
    <message>
        <source>The running totals for &quot;%1&quot; in the ledger aren’t valid numbers</source>
        <translation>Die lopende totale vir “%1” in die grootboek is nie geldige getalle nie</translation>
    </message>
    <message>
        <source>%1: ledger %2; invoices %3</source>
        <translation>%1: grootboek %2; fakture %3</translation>
    </message>
    <message>
        <source>number %1 follows number %2</source>
        <translation>nommer %1 volg op nommer %2</translation>
    </message>
    <message>
        <source>Running totals of stored invoices match the rows</source>
        <translation>Lopende totale van gestoorde fakture klop met die rye</translation>
    </message>
    <message>
        <source>Running totals of shown invoices match the rows</source>
        <translation>Lopende totale van gewysde fakture klop met die rye</translation>
    </message>
    <message>
        <source>Some invoices couldn’t be read</source>
        <translation>Nie alle fakture kon gelees word nie</translation>
    </message>
    <message>
        <source>Every row is a readable invoice</source>
        <translation>Elke ry is ’n leesbare faktuur</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 ry</numerusform>
            <numerusform>%1 rye</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows, but the ledger’s count is %2</source>
        <translation>
            <numerusform>%1 ry, maar die grootboek se telling is %2</numerusform>
            <numerusform>%1 rye, maar die grootboek se telling is %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Sequence numbers have no gap and no duplicate</source>
        <translation>Volgnommers het geen gaping en geen duplikaat nie</translation>
    </message>
    <message>
        <source>1 to %1</source>
        <translation>1 tot %1</translation>
    </message>
    <message>
        <source>%1 are wrong; first: %2</source>
        <translation>%1 is verkeerd; eerste: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices</source>
        <translation>
            <numerusform>%1 faktuur</numerusform>
            <numerusform>%1 fakture</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 invoices in %2 currencies</source>
        <translation>fakture: %1; geldeenhede: %2</translation>
    </message>
    <message>
        <source>The cursor is within range</source>
        <translation>Die wyser is binne sy grense</translation>
    </message>
    <message>
        <source>cursor %1 of %2</source>
        <translation>wyser %1 van %2</translation>
    </message>
    <message>
        <source>the run generated %1 invoices, but only %2 are stored</source>
        <translation>die lopie het %1 fakture gegenereer, maar net %2 is gestoor</translation>
    </message>
    <message>
        <source>the run generated %1 invoices of %2</source>
        <translation>die lopie het %1 fakture van %2 gegenereer</translation>
    </message>
    <message>
        <source>the generator would reuse invoice numbers</source>
        <translation>die generator sou faktuurnommers hergebruik</translation>
    </message>
    <message>
        <source>Every generated invoice is stored, with numbers without a gap</source>
        <translation>Elke gegenereerde faktuur is gestoor, met nommers sonder gapings</translation>
    </message>
    <message>
        <source>%1 generated in run %2, %3 in all</source>
        <translation>%1 gegenereer in lopie %2, %3 altesaam</translation>
    </message>
    <message>
        <source>%1 real invoices</source>
        <translation>%1 werklike fakture</translation>
    </message>
    <message>
        <source>%1, but the ledger’s count is %2</source>
        <translation>%1, maar die grootboek se telling is %2</translation>
    </message>
    <message>
        <source>The count of real invoices matches the rows</source>
        <translation>Die telling van werklike fakture klop met die rye</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has a host. Write sqlite:/path/to/file.db</source>
        <translation>“%1” het ’n gasheer. Skryf sqlite:/path/to/file.db</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has parameters. Write only sqlite: and a path.</source>
        <translation>“%1” het parameters. Skryf net sqlite: en ’n pad.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no file name. Write sqlite:/path/to/file.db</source>
        <translation>“%1” het geen lêernaam nie. Skryf sqlite:/path/to/file.db</translation>
    </message>
    <message>
        <source>The PostgreSQL URL isn’t valid. Write @ and / in the password as %40 and %2F</source>
        <translation>Die PostgreSQL-URL is nie geldig nie. Skryf @ en / in die wagwoord as %40 en %2F</translation>
    </message>
    <message>
        <source>The PostgreSQL URL isn’t valid (%1)</source>
        <translation>Die PostgreSQL-URL is nie geldig nie (%1)</translation>
    </message>
    <message>
        <source>The port in the PostgreSQL URL must be a number from 1 to 65535</source>
        <translation>Die poort in die PostgreSQL-URL moet ’n getal van 1 tot 65535 wees</translation>
    </message>
    <message>
        <source>The database URL must start with sqlite: or postgresql://</source>
        <translation>Die databasis-URL moet met sqlite: of postgresql:// begin</translation>
    </message>
    <message>
        <source>At most %1 invoices can be read at a time</source>
        <translation>Hoogstens %1 fakture kan op ’n slag gelees word</translation>
    </message>
    <message>
        <source>Every document is stored once</source>
        <translation>Elke dokument is een keer gestoor</translation>
    </message>
    <message>
        <source>none</source>
        <translation>geen</translation>
    </message>
    <message>
        <source>%1 are stored more than once</source>
        <translation>%1 is meer as een keer gestoor</translation>
    </message>
    <message>
        <source>The database’s own integrity check passed</source>
        <translation>Die databasis se eie integriteitskontrole het geslaag</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>geslaag</translation>
    </message>
    <message>
        <source>The schema matches this version of Billow</source>
        <translation>Die skema pas by hierdie weergawe van Billow</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>weergawe %1</translation>
    </message>
    <message>
        <source>The newest invoice in the ledger should be number %1, but isn’t. Run billowd verify to find out why.</source>
        <translation>Die nuutste faktuur in die grootboek behoort nommer %1 te wees, maar is dit nie. Voer billowd verify uit om uit te vind hoekom.</translation>
    </message>
    <message>
        <source>Invoices between %1 and %2 are missing from the ledger. Run billowd verify to find out which.</source>
        <translation>Fakture tussen %1 en %2 ontbreek in die grootboek. Voer billowd verify uit om uit te vind watter.</translation>
    </message>
    <message>
        <source>The ledger has schema version %1, but this version of Billow supports only up to version %2. Use a newer Billow.</source>
        <translation>Die grootboek het skemaweergawe %1, maar hierdie weergawe van Billow ondersteun net tot by weergawe %2. Gebruik ’n nuwer Billow.</translation>
    </message>
    <message>
        <source>There is no ledger here yet. Billow creates it when it first writes to it.</source>
        <translation>Hier is nog geen grootboek nie. Billow skep dit wanneer dit die eerste keer daarin skryf.</translation>
    </message>
    <message>
        <source>The ledger has schema version %1, but this program needs version %2. Run billowd migrate to upgrade it.</source>
        <translation>Die grootboek het skemaweergawe %1, maar hierdie program het weergawe %2 nodig. Voer billowd migrate uit om dit by te werk.</translation>
    </message>
    <message>
        <source>The PostgreSQL server has version %1; Billow needs 13 or newer</source>
        <translation>Die PostgreSQL-bediener het weergawe %1; Billow het 13 of nuwer nodig</translation>
    </message>
    <message>
        <source>The PostgreSQL database has the encoding %1. Billow needs one created with ENCODING &apos;UTF8&apos;</source>
        <translation>Die PostgreSQL-databasis is in %1 geënkodeer; Billow het een nodig wat met ENCODING &apos;UTF8&apos; gemaak is</translation>
    </message>
    <message>
        <source>The PostgreSQL connection has no schema for the ledger. Check its search_path.</source>
        <translation>Die PostgreSQL-verbinding het geen skema vir die grootboek nie. Kyk na sy search_path.</translation>
    </message>
    <message>
        <source>The PostgreSQL database already has tables from another program (%1). Use another database or schema.</source>
        <translation>Die PostgreSQL-databasis het reeds tabelle van ’n ander program (%1). Gebruik ’n ander databasis of skema.</translation>
    </message>
    <message>
        <source>Can’t reach PostgreSQL: %1</source>
        <translation>PostgreSQL kan nie bereik word nie: %1</translation>
    </message>
    <message>
        <source>PostgreSQL refused a statement (%1%2)</source>
        <translation>PostgreSQL het ’n opdrag geweier (%1%2)</translation>
    </message>
    <message>
        <source>The connection to PostgreSQL was lost (%1)</source>
        <translation>Die verbinding met PostgreSQL is verloor (%1)</translation>
    </message>
    <message>
        <source>The PostgreSQL server isn’t responding</source>
        <translation>Die PostgreSQL-bediener reageer nie</translation>
    </message>
    <message>
        <source>The call to PostgreSQL was interrupted</source>
        <translation>Die oproep aan PostgreSQL is onderbreek</translation>
    </message>
    <message>
        <source>The host name %1 isn’t known. Check its spelling.</source>
        <translation>Die gasheernaam %1 is nie bekend nie. Kyk of dit reg gespel is.</translation>
    </message>
    <message>
        <source>Can’t connect to %1. Check that PostgreSQL is running there and that the port is correct.</source>
        <translation>Kan nie met %1 verbind nie. Kyk of PostgreSQL daar loop en of die poort reg is.</translation>
    </message>
    <message>
        <source>The socket %1 doesn’t exist. Check that PostgreSQL is running on this computer.</source>
        <translation>Die sok %1 bestaan nie. Kyk of PostgreSQL op hierdie rekenaar loop.</translation>
    </message>
    <message>
        <source>Can’t connect to the socket %1. Check that PostgreSQL is running and that this account may use it.</source>
        <translation>Kan nie met die sok %1 verbind nie. Kyk of PostgreSQL loop en of hierdie rekening dit mag gebruik.</translation>
    </message>
    <message>
        <source>Can’t reach the server over the network (%1)</source>
        <translation>Die bediener kan nie oor die netwerk bereik word nie (%1)</translation>
    </message>
    <message>
        <source>The password for the user %1 was refused</source>
        <translation>Die wagwoord vir die gebruiker %1 is geweier</translation>
    </message>
    <message>
        <source>The server needs a password, and the URL has none</source>
        <translation>Die bediener benodig ’n wagwoord, en die URL het nie een nie</translation>
    </message>
    <message>
        <source>On its socket, the server accepts the user %1 only from the system account with that name. Use a host and a password instead.</source>
        <translation>Oor sy sok aanvaar die bediener die gebruiker %1 slegs van die stelselrekening met daardie naam. Gebruik eerder ’n gasheer en ’n wagwoord.</translation>
    </message>
    <message>
        <source>There is no user %1 on this server</source>
        <translation>Daar is geen gebruiker %1 op hierdie bediener nie</translation>
    </message>
    <message>
        <source>There is no database %1 on this server. Create it with createdb %1</source>
        <translation>Daar is geen databasis %1 op hierdie bediener nie. Skep dit met createdb %1</translation>
    </message>
    <message>
        <source>This user may not connect to the database %1</source>
        <translation>Hierdie gebruiker mag nie aan die databasis %1 verbind nie</translation>
    </message>
    <message>
        <source>The server doesn’t accept unencrypted connections from this computer (%1). Try ?sslmode=require, or ask its administrator.</source>
        <translation>Die bediener aanvaar nie ongeënkripteerde verbindings van hierdie rekenaar nie (%1). Probeer ?sslmode=require, of vra sy administrateur.</translation>
    </message>
    <message>
        <source>The server doesn’t accept connections from this computer (%1). Ask its administrator to allow them.</source>
        <translation>Die bediener aanvaar nie verbindings van hierdie rekenaar nie (%1). Vra sy administrateur om dit toe te laat.</translation>
    </message>
    <message>
        <source>The URL requires an encrypted connection, which the server doesn’t offer</source>
        <translation>Die URL vereis ’n geënkripteerde verbinding, wat die bediener nie bied nie</translation>
    </message>
    <message>
        <source>The server’s certificate was refused (%1)</source>
        <translation>Die bediener se sertifikaat is geweier (%1)</translation>
    </message>
    <message>
        <source>The server has no free connections at the moment (%1)</source>
        <translation>Die bediener het tans geen vry verbindings nie (%1)</translation>
    </message>
    <message>
        <source>The server is %1. Try again in a moment.</source>
        <translation>Die bediener is nie gereed nie (%1). Probeer oor ’n oomblik weer.</translation>
    </message>
    <message>
        <source>The server there isn’t PostgreSQL</source>
        <translation>Die bediener daar is nie PostgreSQL nie</translation>
    </message>
    <message>
        <source>The server closed the connection immediately. Check that it is PostgreSQL.</source>
        <translation>Die bediener het die verbinding dadelik gesluit. Kyk of dit PostgreSQL is.</translation>
    </message>
    <message>
        <source>the server&apos;s own host</source>
        <translation>die bediener se eie gasheer</translation>
    </message>
    <message>
        <source>%1 (process %2 on %3)</source>
        <translation>%1 (proses %2 op %3)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; (on %2, server process %3)</source>
        <translation>“%1” (op %2, bedienerproses %3)</translation>
    </message>
    <message>
        <source>Another program has just opened the ledger</source>
        <translation>’n Ander program het die grootboek sopas oopgemaak</translation>
    </message>
    <message>
        <source>An earlier connection from this program is still closing. Try again in a moment.</source>
        <translation>’n Vroeëre verbinding van hierdie program word nog gesluit. Probeer oor ’n oomblik weer.</translation>
    </message>
    <message>
        <source>The ledger is in use by %1</source>
        <translation>Die grootboek word deur %1 gebruik</translation>
    </message>
    <message>
        <source>The search was cancelled</source>
        <translation>Die soektog is gekanselleer</translation>
    </message>
    <message>
        <source>The search took too long. Narrow it, for example by date or currency.</source>
        <translation>Die soektog het te lank geneem. Verfyn dit, byvoorbeeld met datum of geldeenheid.</translation>
    </message>
    <message>
        <source>Can’t create the folder %1 for the ledger</source>
        <translation>Die vouer %1 vir die grootboek kan nie gemaak word nie</translation>
    </message>
    <message>
        <source>%1 is another program’s SQLite database, not a Billow ledger</source>
        <translation>%1 is ’n SQLite-databasis van ’n ander program, nie ’n grootboek van Billow nie</translation>
    </message>
    <message>
        <source>%1 was a Billow ledger, but its tables are missing. Restore a backup.</source>
        <translation>%1 was ’n Billow-grootboek, maar sy tabelle ontbreek. Herstel ’n rugsteunkopie.</translation>
    </message>
    <message>
        <source>The ledger %1 is damaged: table stream_state is empty. Restore a backup.</source>
        <translation>Die grootboek %1 is beskadig: tabel stream_state is leeg. Herstel ’n rugsteunkopie.</translation>
    </message>
    <message>
        <source>There is no ledger at %1</source>
        <translation>Daar is geen grootboek by %1 nie</translation>
    </message>
    <message>
        <source>%1 is a folder, not a ledger</source>
        <translation>%1 is ’n vouer, nie ’n grootboek nie</translation>
    </message>
    <message>
        <source>%1 isn’t a SQLite database</source>
        <translation>%1 is nie ’n SQLite-databasis nie</translation>
    </message>
    <message>
        <source>The ledger %1 is damaged (%2)</source>
        <translation>Die grootboek %1 is beskadig (%2)</translation>
    </message>
    <message>
        <source>There is no space left for the ledger %1 (%2)</source>
        <translation>Daar is geen plek oor vir die grootboek %1 nie (%2)</translation>
    </message>
    <message>
        <source>Another program has locked the ledger %1 (%2)</source>
        <translation>’n Ander program het die grootboek %1 gesluit (%2)</translation>
    </message>
    <message>
        <source>Billow can’t write to the ledger %1 or its folder; reading needs that too (%2)</source>
        <translation>Billow kan nie na die grootboek %1 of sy vouer skryf nie; lees het dit ook nodig (%2)</translation>
    </message>
    <message>
        <source>Can’t open the ledger %1. Check that the file and its folder are readable and writable (%2).</source>
        <translation>Kan nie die grootboek %1 oopmaak nie. Kyk of die lêer en sy vouer leesbaar en skryfbaar is (%2).</translation>
    </message>
    <message>
        <source>Can’t read or write the ledger %1 (%2)</source>
        <translation>Die grootboek %1 kan nie gelees of geskryf word nie (%2)</translation>
    </message>
    <message>
        <source>SQLite refused a statement on %1 (%2)</source>
        <translation>SQLite het ’n opdrag op %1 geweier (%2)</translation>
    </message>
    <message>
        <source>The ledger %1 is being opened by another program</source>
        <translation>Die grootboek %1 word tans deur ’n ander program oopgemaak</translation>
    </message>
    <message>
        <source>; if that program is no longer running, delete %1</source>
        <translation>; as daardie program nie meer loop nie, skrap %1</translation>
    </message>
    <message>
        <source>Can’t write the lock file %1. Check that its folder is writable.</source>
        <translation>Kan nie die sluitlêer %1 skryf nie. Kyk of sy vouer skryfbaar is.</translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation>Verstek: %1.</translation>
    </message>
    <message>
        <source>Environment: %1.</source>
        <translation>Omgewing: %1.</translation>
    </message>
    <message>
        <source>The configuration file. Default: $XDG_CONFIG_HOME/billow/billow.conf, or else /etc/billow/billow.conf.</source>
        <translation>Die opstellingslêer. Verstek: $XDG_CONFIG_HOME/billow/billow.conf, of anders /etc/billow/billow.conf.</translation>
    </message>
    <message>
        <source>this value can’t be saved in a configuration file: it has a line break, or a quotation mark together with a space or a # that would start a comment</source>
        <translation>hierdie waarde kan nie na ’n opstellingslêer geskryf word nie: dit bevat ’n lynbreuk, of beide ’n aanhalingsteken en ’n spasie of ’n # waar ’n kommentaar sou begin</translation>
    </message>
    <message>
        <source>couldn’t read the changed configuration file: %1</source>
        <translation>die veranderde opstellingslêer kan nie teruggelees word nie: %1</translation>
    </message>
    <message>
        <source>%1 can’t be saved in the configuration file</source>
        <translation>%1 kan nie na die opstellingslêer geskryf word nie</translation>
    </message>
    <message>
        <source>write a group as [name], in lower case</source>
        <translation>skryf ’n groep as [naam], in kleinletters</translation>
    </message>
    <message>
        <source>write a setting as name = value, with the name in lower case</source>
        <translation>skryf ’n instelling as naam = waarde, met die naam in kleinletters</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is before the first [group]</source>
        <translation>“%1” is voor die eerste [groep]</translation>
    </message>
    <message>
        <source>%1 is already set in line %2</source>
        <translation>%1 is reeds in reël %2 gestel</translation>
    </message>
    <message>
        <source>%1: the closing quotation mark is missing</source>
        <translation>%1: die sluitingsaanhalingsteken ontbreek</translation>
    </message>
    <message>
        <source>%1: there is text after the closing quotation mark</source>
        <translation>%1: daar is teks ná die sluitingsaanhalingsteken</translation>
    </message>
    <message>
        <source>%1:%2: the text isn’t UTF-8</source>
        <translation>%1:%2: die teks is nie UTF-8 nie</translation>
    </message>
    <message>
        <source>%1 is larger than 1 MB, too large for a configuration file</source>
        <translation>%1 is groter as 1&#xa0;MB, te groot vir ’n opstellingslêer</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>’n heelgetal van %1 tot %2</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>’n getal van %1 tot %2</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>een van %1</translation>
    </message>
    <message>
        <source>a URL that starts with %1</source>
        <translation>’n URL wat begin met %1</translation>
    </message>
    <message>
        <source>a comma-separated list of origins, for example https://shop.example:8443</source>
        <translation>’n lys oorspronge soos https://shop.example:8443, met kommas tussenin</translation>
    </message>
    <message>
        <source>a text of at least %1 characters</source>
        <translation>’n teks van minstens %1 karakters</translation>
    </message>
    <message>
        <source>any text</source>
        <translation>enige teks</translation>
    </message>
    <message>
        <source>the value is empty; it must be %1</source>
        <translation>die waarde is leeg; dit moet %1 wees</translation>
    </message>
    <message>
        <source>the value isn’t %1</source>
        <translation>die waarde is nie %1 nie</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t %2</source>
        <translation>“%1” is nie %2 nie</translation>
    </message>
    <message>
        <source>%1:%2: there is no setting %3; did you mean %4 in [%5]?</source>
        <translation>%1:%2: daar is nie ’n instelling %3 nie; bedoel jy %4 in [%5]?</translation>
    </message>
    <message>
        <source>the default of %1: %2</source>
        <translation>die verstek van %1: %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t a whole number of seconds</source>
        <translation>“%1” is nie ’n heelgetal sekondes nie</translation>
    </message>
    <message>
        <source>%1 and %2 are the same setting in two units. Set only one of them.</source>
        <translation>%1 en %2 is dieselfde instelling in twee eenhede. Stel net een van hulle.</translation>
    </message>
    <message>
        <source>Settings can be given on the command line of both programs, in the environment and in the configuration file, in this order of precedence. The file is the one given with --config, or $XDG_CONFIG_HOME/billow/billow.conf (usually ~/.config/billow/billow.conf), or /etc/billow/billow.conf. It is an INI file:</source>
        <translation>Elke instelling kan in die opstellingslêer, in die omgewing en op die opdraglyn van albei programme gegee word; die opdraglyn gaan voor die omgewing, die omgewing voor die lêer, die lêer voor die verstek. Die lêer is die een wat --config noem, anders $XDG_CONFIG_HOME/billow/billow.conf (meestal ~/.config/billow/billow.conf), anders /etc/billow/billow.conf. Dit is ’n INI-lêer:</translation>
    </message>
    <message>
        <source>$XDG_DATA_HOME defaults to ~/.local/share and $XDG_STATE_HOME to ~/.local/state. An empty environment variable counts as not set, unless an empty value has a meaning.</source>
        <translation>$XDG_DATA_HOME is ~/.local/share en $XDG_STATE_HOME is ~/.local/state tensy hulle gestel is. ’n Leë omgewingsveranderlike tel as nie gestel nie, behalwe waar ’n leë waarde iets beteken.</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leeg</translation>
    </message>
    <message>
        <source>see %1</source>
        <translation>sien %1</translation>
    </message>
    <message>
        <source>Can be changed while Billow runs.</source>
        <translation>Kan verander word terwyl Billow loop.</translation>
    </message>
    <message>
        <source>Secret: never shown or logged.</source>
        <translation>Geheim: word nooit gewys of aangeteken nie.</translation>
    </message>
    <message>
        <source>Default: %1. Allowed: %2.</source>
        <translation>Verstek: %1. Toegelaat: %2.</translation>
    </message>
    <message>
        <source>SETTINGS</source>
        <translation>INSTELLINGS</translation>
    </message>
    <message>
        <source>Couldn’t save the settings to %1: %2</source>
        <translation>Kon nie die instellings na %1 stoor nie: %2</translation>
    </message>
    <message>
        <source>can’t create the folder %1</source>
        <translation>die vouer %1 kan nie gemaak word nie</translation>
    </message>
    <message>
        <source>Language of the window and the command line: English, German, French, Portuguese or Afrikaans. Empty: the system’s language; English for billowd serve.</source>
        <translation>Taal van die venster en die opdraglyn: Engels, Duits, Frans, Portugees of Afrikaans. Leeg: die stelsel se taal; Engels vir billowd serve.</translation>
    </message>
    <message>
        <source>Where the ledger is: sqlite:/path/to/file.db, or any libpq URL such as postgresql://user:password@host/database.</source>
        <translation>Waar die grootboek is: sqlite:/path/to/file.db, of enige libpq-URL soos postgresql://user:password@host/database.</translation>
    </message>
    <message>
        <source>Redis server that caches totals and recent invoices, for example redis://:password@localhost:6379/0. Optional: leave empty to run without a cache.</source>
        <translation>Redis-bediener wat totale en onlangse fakture in die kasgeheue hou, byvoorbeeld redis://:password@localhost:6379/0. Opsioneel: laat leeg om sonder ’n kasgeheue te loop.</translation>
    </message>
    <message>
        <source>Address of the web server: localhost, an address of this computer, or 0.0.0.0 for all of them. Addresses other than localhost need an access token (http.secret_key_base).</source>
        <translation>Adres van die webbediener: localhost, ’n adres van hierdie rekenaar, of 0.0.0.0 vir almal. Ander adresse as localhost benodig ’n toegangsteken (http.secret_key_base).</translation>
    </message>
    <message>
        <source>Port of the web server. 0 = any free port.</source>
        <translation>Poort van die webbediener. 0 = enige vry poort.</translation>
    </message>
    <message>
        <source>Web sites that may use the API in addition to Billow’s own page. Empty = none.</source>
        <translation>Webwerwe wat benewens Billow se eie bladsy die API mag gebruik. Leeg = geen.</translation>
    </message>
    <message>
        <source>Demo invoices per second. 0 = unlimited.</source>
        <translation>Demonstrasiefakture per sekonde. 0 = onbeperk.</translation>
    </message>
    <message>
        <source>Demo invoices shown per second. 0 = unlimited.</source>
        <translation>Demonstrasiefakture wat per sekonde gewys word. 0 = onbeperk.</translation>
    </message>
    <message>
        <source>Run length in seconds. 0 = until you stop it.</source>
        <translation>Duur van ’n lopie in sekondes. 0 = totdat jy dit stop.</translation>
    </message>
    <message>
        <source>Seed of the demo generator. The same seed generates the same invoices. 0 = a new one for each run.</source>
        <translation>Saad van die demonstrasiegenerator. Dieselfde saad genereer dieselfde fakture. 0 = ’n nuwe een vir elke lopie.</translation>
    </message>
    <message>
        <source>generation.per_second as the time between two invoices: 200 = 5 per second.</source>
        <translation>generation.per_second as die tyd tussen twee fakture: 200 = 5 per sekonde.</translation>
    </message>
    <message>
        <source>display.per_second as the time between two invoices: 500 = 2 per second.</source>
        <translation>display.per_second as die tyd tussen twee fakture: 500 = 2 per sekonde.</translation>
    </message>
    <message>
        <source>run.seconds in minutes.</source>
        <translation>run.seconds in minute.</translation>
    </message>
    <message>
        <source>Lowest level to record.</source>
        <translation>Laagste vlak om aan te teken.</translation>
    </message>
    <message>
        <source>Format of the log: text, or one JSON object per line for programs.</source>
        <translation>Formaat van die log: teks, of een JSON-objek per reël vir programme.</translation>
    </message>
    <message>
        <source>Log file, in addition to standard error. Empty = no file.</source>
        <translation>Loglêer, benewens standaardfout. Leeg = geen lêer.</translation>
    </message>
    <message>
        <source>Largest size of a log file. Then a new one is started.</source>
        <translation>Grootste grootte van ’n loglêer. Daarna word ’n nuwe een begin.</translation>
    </message>
    <message>
        <source>Log files to keep, including the newest.</source>
        <translation>Loglêers om te hou, die nuutste ingesluit.</translation>
    </message>
    <message>
        <source>Per-category levels, as Qt logging rules separated by semicolons: billow.ledger.debug=true;billow.cache.info=false.</source>
        <translation>Vlakke per kategorie, as Qt-logreëls wat deur kommapunte geskei is: billow.ledger.debug=true;billow.cache.info=false.</translation>
    </message>
    <message>
        <source>Generation is already running</source>
        <translation>Generering loop reeds</translation>
    </message>
    <message>
        <source>The backlog of the last run is still being shown</source>
        <translation>Wagtende fakture van die vorige lopie word nog gewys</translation>
    </message>
    <message>
        <source>Generation started</source>
        <translation>Generering het begin</translation>
    </message>
    <message>
        <source>Generation is already stopped</source>
        <translation>Generering is reeds gestop</translation>
    </message>
    <message>
        <source>Generation is already stopping</source>
        <translation>Generering is reeds besig om te stop</translation>
    </message>
    <message>
        <source>All invoices were deleted</source>
        <translation>Alle fakture is geskrap</translation>
    </message>
    <message>
        <source>The ledger has real invoices, which were imported or received. Confirm that they should be deleted.</source>
        <translation>Die grootboek het werklike fakture wat ingevoer of ontvang is. Bevestig dat hulle geskrap moet word.</translation>
    </message>
    <message>
        <source>Rates changed</source>
        <translation>Tempo’s verander</translation>
    </message>
    <message>
        <source>The ledger was unavailable for a moment. Try again.</source>
        <translation>Die grootboek was ’n oomblik lank nie beskikbaar nie. Probeer weer.</translation>
    </message>
    <message>
        <source>The ledger is unavailable: %1</source>
        <translation>Die grootboek is nie beskikbaar nie: %1</translation>
    </message>
    <message>
        <source>The ledger is being opened. Try again.</source>
        <translation>Die grootboek word tans oopgemaak. Probeer weer.</translation>
    </message>
    <message>
        <source>source can’t be &quot;demo&quot;, which is for demo invoices</source>
        <translation>source kan nie &quot;demo&quot; wees nie, wat vir demonstrasiefakture is</translation>
    </message>
    <message>
        <source>Too many invoices are queued. Try again in a moment.</source>
        <translation>Te veel fakture is in die tou. Probeer oor ’n oomblik weer.</translation>
    </message>
    <message>
        <source>The ledger is being opened. Try again in a moment.</source>
        <translation>Die grootboek word tans oopgemaak. Probeer oor ’n oomblik weer.</translation>
    </message>
    <message>
        <source>The ledger didn’t answer in time. Try again.</source>
        <translation>Die grootboek het nie betyds geantwoord nie. Probeer weer.</translation>
    </message>
    <message>
        <source>%1 isn’t an address of this computer. Use one of its addresses, or 0.0.0.0 for all.</source>
        <translation>%1 is nie ’n adres van hierdie rekenaar nie. Gebruik een van sy adresse, of 0.0.0.0 vir almal.</translation>
    </message>
    <message>
        <source>another program uses it</source>
        <translation>’n ander program gebruik dit</translation>
    </message>
    <message>
        <source>Can’t use port %1 of %2: %3</source>
        <translation>Poort %1 van %2 kan nie gebruik word nie: %3</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAAM</translation>
    </message>
    <message>
        <source>SYNOPSIS</source>
        <translation>OPSOMMING</translation>
    </message>
    <message>
        <source>OPTION</source>
        <translation>OPSIE</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>LÊER</translation>
    </message>
    <message>
        <source>DESCRIPTION</source>
        <translation>BESKRYWING</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>OPSIES</translation>
    </message>
    <message>
        <source>Starts a run as soon as the ledger is open.</source>
        <translation>Begin ’n lopie sodra die grootboek oop is.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Wys hierdie hulp.</translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation>Wys die weergawe.</translation>
    </message>
    <message>
        <source>success</source>
        <translation>sukses</translation>
    </message>
    <message>
        <source>an error, with a message that explains it</source>
        <translation>’n fout, met ’n boodskap wat dit verduidelik</translation>
    </message>
    <message>
        <source>a wrong option or setting</source>
        <translation>’n verkeerde opsie of instelling</translation>
    </message>
    <message>
        <source>an internal error: the engine stopped</source>
        <translation>’n interne fout: die enjin het gestop</translation>
    </message>
    <message>
        <source>another program is using the ledger</source>
        <translation>’n ander program gebruik die grootboek</translation>
    </message>
    <message>
        <source>EXIT STATUS</source>
        <translation>UITGANGSKODE</translation>
    </message>
    <message>
        <source>a live stream of invoices, without a window</source>
        <translation>’n intydse stroom fakture, sonder ’n venster</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>OPDRAG</translation>
    </message>
    <message>
        <source>ARGUMENT</source>
        <translation>ARGUMENT</translation>
    </message>
    <message>
        <source>COMMANDS</source>
        <translation>OPDRAGTE</translation>
    </message>
    <message>
        <source>EXAMPLES</source>
        <translation>VOORBEELDE</translation>
    </message>
    <message>
        <source>Starts a run of five invoices per second for five minutes.</source>
        <translation>Begin ’n lopie van vyf fakture per sekonde vir vyf minute.</translation>
    </message>
    <message>
        <source>As fast as the database allows, for 20 seconds.</source>
        <translation>So vinnig as wat die databasis toelaat, vir 20 sekondes.</translation>
    </message>
    <message>
        <source>Stores the invoices in a file.</source>
        <translation>Stoor die fakture van ’n lêer.</translation>
    </message>
    <message>
        <source>Verifies the ledger and prints the result as JSON.</source>
        <translation>Kontroleer die grootboek en druk die resultaat as JSON.</translation>
    </message>
    <message>
        <source>The profile could not be written to %1: %2</source>
        <translation>Die profiel kon nie na %1 geskryf word nie: %2</translation>
    </message>
    <message>
        <source>Profile saved as %1</source>
        <translation>Profiel as %1 gestoor</translation>
    </message>
    <message>
        <source>%1 is read like this:</source>
        <translation>%1 word so gelees:</translation>
    </message>
    <message>
        <source>Nothing was stored, because --strict takes all or nothing</source>
        <translation>Niks is gestoor nie, want --strict neem alles of niks</translation>
    </message>
    <message>
        <source>Nothing was stored: %1</source>
        <translation>Niks is gestoor nie: %1</translation>
    </message>
    <message>
        <source>import needs at least one FILE; see billowd import --help</source>
        <translation>import kort minstens een LÊER; sien billowd import --help</translation>
    </message>
    <message>
        <source>Fields: %1; for line items %2. Of subtotal, VAT, VAT rate and total as many as there are; the others are computed, and what is given has to agree.</source>
        <translation>Velde: %1; vir lynitems %2. Van subtotaal, BTW, BTW-koers en totaal soveel as wat daar is; die ander word bereken, en wat gegee is, moet klop.</translation>
    </message>
    <message>
        <source>Stores the invoices of CSV files in the ledger.</source>
        <translation>Stoor die fakture van CSV-lêers in die grootboek.</translation>
    </message>
    <message>
        <source>All or nothing: one rejected row, and nothing is stored.</source>
        <translation>Alles of niks: een afgekeurde ry, en niks word gestoor nie.</translation>
    </message>
    <message>
        <source>Reads and checks, and stores nothing.</source>
        <translation>Lees en toets, en stoor niks nie.</translation>
    </message>
    <message>
        <source>Prints the report as JSON.</source>
        <translation>Druk die verslag as JSON.</translation>
    </message>
    <message>
        <source>%1; see billowd %2 --help</source>
        <translation>%1; sien billowd %2 --help</translation>
    </message>
    <message>
        <source>%1 takes no arguments, but got %2</source>
        <translation>%1 neem geen argument nie, maar het %2 gekry</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t a command; see billowd --help</source>
        <translation>“%1” is nie ’n opdrag nie; sien billowd --help</translation>
    </message>
    <message numerus="yes">
        <source>The ledger %1 is up to date. It has %2 invoices.</source>
        <translation>
            <numerusform>Die grootboek %1 is op datum. Dit het %2 faktuur.</numerusform>
            <numerusform>Die grootboek %1 is op datum. Dit het %2 fakture.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 MB</source>
        <translation>%1 van %2&#xa0;MB</translation>
    </message>
    <message>
        <source>Runs the engine without a window until SIGTERM or SIGINT.</source>
        <translation>Laat die enjin sonder ’n venster loop tot by SIGTERM of SIGINT.</translation>
    </message>
    <message>
        <source>Opens the ledger, shows the waiting invoices, and logs to standard error and the log file. If the database is unavailable, it retries. If another program is using the ledger, it exits with status 75.</source>
        <translation>Maak die grootboek oop, wys die wagtende fakture, en teken op standaardfout en in die loglêer aan. As die databasis nie beskikbaar is nie, probeer dit outomaties weer. As ’n ander program die grootboek gebruik, eindig dit met status 75.</translation>
    </message>
    <message>
        <source>The API and the dashboard are at http://localhost:4000 unless you change http.host and http.port. It reports to systemd when it is ready, and what it is waiting for.</source>
        <translation>Die API en die paneelbord is by http://localhost:4000, tensy jy http.host en http.port verander. Dit rapporteer aan systemd wanneer dit gereed is, en waarvoor dit wag.</translation>
    </message>
    <message>
        <source>Stops within four seconds, after answering open requests. Stored invoices are safe, even after a kill -9 or a power cut.</source>
        <translation>Stop binne vier sekondes, nadat oop versoeke beantwoord is. Gestoorde fakture is veilig, selfs ná ’n kill -9 of ’n kragonderbreking.</translation>
    </message>
    <message>
        <source>Starts a run of the demo generator as soon as the ledger is open.</source>
        <translation>Begin ’n lopie van die demonstrasiegenerator sodra die grootboek oop is.</translation>
    </message>
    <message numerus="yes">
        <source>Ledger %1: %2 invoices stored, %3 shown</source>
        <translation>
            <numerusform>Grootboek %1: %2 faktuur gestoor, %3 gewys</numerusform>
            <numerusform>Grootboek %1: %2 fakture gestoor, %3 gewys</numerusform>
        </translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Het misluk</translation>
    </message>
    <message>
        <source>All checks passed.</source>
        <translation>Alle kontroles het geslaag.</translation>
    </message>
    <message>
        <source>The ledger is damaged: see above.</source>
        <translation>Die grootboek is beskadig: sien hierbo.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 rows</source>
        <translation>
            <numerusform>%1 van %2 ry</numerusform>
            <numerusform>%1 van %2 rye</numerusform>
        </translation>
    </message>
    <message>
        <source>Recomputes every rule and total of the ledger from its rows.</source>
        <translation>Herbereken elke reël en totaal van die grootboek uit sy rye.</translation>
    </message>
    <message>
        <source>Reads every invoice in one snapshot, while another program may be writing, and checks: sequence numbers without a gap, each document once, running totals equal to the sums of the rows in every currency, total = subtotal + VAT on each row, the cursor within range. Changes nothing. The exit status is 0 only if all checks pass.</source>
        <translation>Lees elke faktuur in een momentopname, terwyl ’n ander program dalk skryf, en kontroleer: volgnommers sonder ’n gaping, elke dokument een keer, lopende totale gelyk aan die somme van die rye in elke geldeenheid, totaal = subtotaal + BTW in elke ry, die wyser binne sy grense. Verander niks. Die uitgangskode is net 0 as alle kontroles slaag.</translation>
    </message>
    <message>
        <source>Prints the result as JSON.</source>
        <translation>Druk die resultaat as JSON.</translation>
    </message>
    <message>
        <source>Other machines can connect to %1. Set SECRET_KEY_BASE to at least 32 random characters and share it only with people who may use Billow.</source>
        <translation>Ander masjiene kan met %1 verbind. Stel SECRET_KEY_BASE op minstens 32 lukrake karakters en deel dit slegs met mense wat Billow mag gebruik.</translation>
    </message>
    <message>
        <source>column</source>
        <translation>kolom</translation>
    </message>
    <message>
        <source>Couldn’t upgrade the ledger from schema version %1 to version %2. It is unchanged: %3</source>
        <translation>Kon nie die grootboek van skemaweergawe %1 na weergawe %2 bywerk nie. Dit is onveranderd: %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t an amount</source>
        <translation>“%1” is nie ’n bedrag nie</translation>
    </message>
    <message>
        <source>%1 has more than %2 decimals</source>
        <translation>%1 het meer as %2 desimale</translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation>%1 is te groot</translation>
    </message>
    <message>
        <source>and %1 more for other reasons</source>
        <translation>en nog %1 om ander redes</translation>
    </message>
    <message>
        <source>Imported with a change:</source>
        <translation>Met ’n verandering ingevoer:</translation>
    </message>
    <message>
        <source>It stopped early: %1</source>
        <translation>Dit het vroeg geëindig: %1</translation>
    </message>
    <message>
        <source>It was cancelled</source>
        <translation>Dit is gekanselleer</translation>
    </message>
    <message>
        <source>Run it again to continue. Nothing is stored twice.</source>
        <translation>Voer dit weer uit om verder te gaan. Niks word twee keer gestoor nie.</translation>
    </message>
    <message>
        <source>there is no date</source>
        <translation>daar is geen datum nie</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t a time</source>
        <translation>“%1” is nie ’n tyd nie</translation>
    </message>
    <message>
        <source>there is no date, so that of inserted_at was used</source>
        <translation>daar is geen datum nie, dus is dié van inserted_at gebruik</translation>
    </message>
    <message>
        <source>two of subtotal, vat_amount and total_amount are needed</source>
        <translation>twee van subtotal, vat_amount en total_amount is nodig</translation>
    </message>
    <message>
        <source>amounts with more decimal places than %1 allows were rounded</source>
        <translation>bedrae met meer desimale as wat %1 het, is afgerond</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t an ISO 3166 country code, so it was left empty</source>
        <translation>“%1” is nie ’n landkode van ISO 3166 nie, en is dus leeg gelaat</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t Green, Amber or Red, so it was left empty</source>
        <translation>“%1” is nie Green, Amber of Red nie, en is dus leeg gelaat</translation>
    </message>
    <message>
        <source>the ledger has another invoice with this seller and number, as number %1</source>
        <translation>’n ander faktuur van hierdie verkoper en nommer is in die grootboek, as nommer %1</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>ry %1</translation>
    </message>
    <message>
        <source>%1 has no table &quot;invoices&quot;</source>
        <translation>%1 het geen tabel &quot;invoices&quot; nie</translation>
    </message>
    <message>
        <source>%1 is a Billow ledger, not a database of the original</source>
        <translation>%1 is ’n grootboek van Billow, nie ’n databasis van die oorspronklike nie</translation>
    </message>
    <message>
        <source>The table &quot;invoices&quot; in %1 has no column %2, which every invoice needs</source>
        <translation>Die tabel &quot;invoices&quot; in %1 het geen kolom %2 nie, wat elke faktuur nodig het</translation>
    </message>
    <message>
        <source>The original stores its invoices in PostgreSQL, not in %1</source>
        <translation>Die oorspronklike stoor sy fakture in PostgreSQL, nie in %1 nie</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t an ISO 4217 currency</source>
        <translation>“%1” is nie ’n geldeenheid van ISO 4217 nie</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices that were waiting in the ledger now count as shown, because they come before these</source>
        <translation>
            <numerusform>%1 faktuur wat in die grootboek gewag het, tel nou as gewys, omdat dit voor hierdie kom</numerusform>
            <numerusform>%1 fakture wat in die grootboek gewag het, tel nou as gewys, omdat hulle voor hierdie kom</numerusform>
        </translation>
    </message>
    <message>
        <source>--%1 requires --%2</source>
        <translation>--%1 kort --%2</translation>
    </message>
    <message>
        <source>Creates the ledger, or upgrades an older one. Other commands do this automatically when they open a ledger for writing; use this one to do it separately, for example as a database user who may change tables. Each migration is one transaction. A ledger from a newer version isn’t opened, and isn’t changed.</source>
        <translation>Skep die grootboek, of werk ’n ouer een by. Ander opdragte doen dit outomaties wanneer hulle ’n grootboek oopmaak om te skryf; gebruik hierdie een om dit apart te doen, byvoorbeeld as ’n databasisgebruiker wat tabelle mag verander. Elke migrasie is een transaksie. ’n Grootboek van ’n nuwer weergawe word nie oopgemaak en nie verander nie.</translation>
    </message>
    <message>
        <source>With --from-original, copies the invoices from table &quot;invoices&quot; of the Elixir program that Billow replaces. That database is only read and can stay in use, but no other Billow may use the ledger. The invoices count as shown at once, and their source is original:DATABASE. Rows that aren’t invoices are reported and don’t stop the rest. You can stop it at any time and run it again: it continues where it stopped and stores nothing twice.</source>
        <translation>Met --from-original word die fakture gekopieer uit die tabel &quot;invoices&quot; van die Elixir-program wat Billow vervang. Daardie databasis word slegs gelees en kan in gebruik bly, maar geen ander Billow mag die grootboek gebruik nie. Die fakture tel dadelik as gewys, en hulle bron is original:DATABASE. Rye wat nie fakture is nie, word gerapporteer en keer nie die res nie. Jy kan dit enige tyd stop en weer uitvoer: dit hervat waar dit gestop het en stoor niks twee keer nie.</translation>
    </message>
    <message>
        <source>Keep the password out of the command line, where others can see it: use the environment variable PGPASSWORD, or ~/.pgpass.</source>
        <translation>Hou die wagwoord uit die opdraglyn, waar ander dit kan sien: gebruik die omgewingsveranderlike PGPASSWORD, of ~/.pgpass.</translation>
    </message>
    <message>
        <source>Upgrades the ledger, or copies the original’s invoices into it.</source>
        <translation>Werk die grootboek by, of kopieer die oorspronklike se fakture daarin.</translation>
    </message>
    <message>
        <source>The original’s database; ecto:// works too.</source>
        <translation>Die oorspronklike se databasis; ecto:// werk ook.</translation>
    </message>
    <message>
        <source>Currency of the amounts, which the original doesn’t record (default: ZAR).</source>
        <translation>Geldeenheid van die bedrae, wat die oorspronklike nie aanteken nie (verstek: ZAR).</translation>
    </message>
    <message>
        <source>Reads and checks the rows, and stores nothing.</source>
        <translation>Lees en kontroleer die rye, en stoor niks nie.</translation>
    </message>
    <message>
        <source>the keychain no longer has “%1”</source>
        <translation>die sleutelring bevat nie meer “%1” nie</translation>
    </message>
    <message>
        <source>the keychain was not unlocked</source>
        <translation>die sleutelring is nie ontsluit nie</translation>
    </message>
    <message>
        <source>this desktop has no keychain</source>
        <translation>hierdie lessenaar het geen sleutelring nie</translation>
    </message>
    <message>
        <source>can’t use the keychain: %1</source>
        <translation>kan nie die sleutelring gebruik nie: %1</translation>
    </message>
    <message>
        <source>the keychain isn’t responding</source>
        <translation>die sleutelring reageer nie</translation>
    </message>
    <message>
        <source>The ledger %1 is in use by %2</source>
        <translation>Die grootboek %1 word deur %2 gebruik</translation>
    </message>
    <message>
        <source>%1: the secret of %2 is in the desktop’s keychain, which only the window can read. Set the whole value in the environment variable %3</source>
        <translation>%1: die geheim van %2 is in die lessenaar se sleutelring, wat net die venster kan lees. Stel die hele waarde in die omgewingsveranderlike %3</translation>
    </message>
    <message>
        <source>The window can store secrets and URLs in the desktop’s keychain; the file then has keychain:NAME. billowd can’t use the keychain: set environment variables instead.</source>
        <translation>Die venster kan geheime en URL’e in die lessenaar se sleutelring stoor; die lêer het dan keychain:NAME. billowd kan nie die sleutelring gebruik nie: stel eerder omgewingsveranderlikes.</translation>
    </message>
    <message>
        <source>Option: %1</source>
        <translation>Opsie: %1</translation>
    </message>
    <message>
        <source>Access token that every request must send (Authorization: Bearer TOKEN) when the web server is open to other machines. It has no command-line option, because other users of this computer could read it there.</source>
        <translation>Toegangsteken wat elke versoek moet stuur (Authorization: Bearer TOKEN) wanneer die webbediener vir ander masjiene oop is. Dit het geen opdraglynopsie nie, want ander gebruikers van hierdie rekenaar sou dit daar kon lees.</translation>
    </message>
    <message>
        <source>Can’t connect to %1</source>
        <translation>Kan nie met %1 verbind nie</translation>
    </message>
    <message>
        <source>%1 didn’t answer</source>
        <translation>%1 het nie geantwoord nie</translation>
    </message>
    <message>
        <source>status %1</source>
        <translation>status %1</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>dit is gekanselleer</translation>
    </message>
    <message>
        <source>The program at %1 refused: %2</source>
        <translation>Die program by %1 het geweier: %2</translation>
    </message>
    <message>
        <source>%1 didn’t identify itself</source>
        <translation>%1 het hom nie geïdentifiseer nie</translation>
    </message>
    <message>
        <source>%1 didn’t publish the address of its API</source>
        <translation>%1 het nie die adres van sy API gepubliseer nie</translation>
    </message>
    <message>
        <source>The program at %1 needs its access token. Set SECRET_KEY_BASE to the same value as there.</source>
        <translation>Die program by %1 benodig sy toegangsteken. Stel SECRET_KEY_BASE op dieselfde waarde as daar.</translation>
    </message>
    <message>
        <source>The program at %1 answered: %2</source>
        <translation>Die program by %1 het geantwoord: %2</translation>
    </message>
    <message>
        <source>The program at %1 isn’t the one that uses this ledger</source>
        <translation>Die program by %1 is nie die een wat hierdie grootboek gebruik nie</translation>
    </message>
    <message>
        <source>The program at %1 hasn’t opened the ledger yet</source>
        <translation>Die program by %1 het nog nie die grootboek oopgemaak nie</translation>
    </message>
    <message>
        <source>the last %1 invoices weren’t confirmed (%2). Import the file again to make sure they’re stored.</source>
        <translation>die laaste %1 fakture is nie bevestig nie (%2). Voer die lêer weer in om seker te maak dat hulle gestoor is.</translation>
    </message>
    <message>
        <source>Opens the import dialog at start.</source>
        <translation>Maak die invoerdialoog by die begin oop.</translation>
    </message>
    <message>
        <source>Starts in the tray, or minimised if there is no tray.</source>
        <translation>Begin in die stelsellaai, of geminimeer as daar geen stelsellaai is nie.</translation>
    </message>
    <message>
        <source>The program that held the ledger has ended</source>
        <translation>Die program wat die grootboek gebruik het, het geëindig</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>Wag: %1</translation>
    </message>
    <message>
        <source>%1, through which nothing can be imported: %2</source>
        <translation>%1, waardeur niks ingevoer kan word nie: %2</translation>
    </message>
    <message>
        <source>%1, so this goes through its API at http://%2</source>
        <translation>%1, dus gaan dit deur sy API by http://%2</translation>
    </message>
    <message>
        <source>%1, and --strict needs the ledger for itself</source>
        <translation>%1, en --strict het die grootboek alleen nodig</translation>
    </message>
    <message>
        <source>The answer was lost. Try again.</source>
        <translation>Die antwoord het verlore gegaan. Probeer weer.</translation>
    </message>
    <message>
        <source>the import was ended</source>
        <translation>die invoer is beëindig</translation>
    </message>
    <message>
        <source>Upgrading the ledger, step %1 of %2. This can take minutes.</source>
        <translation>Die grootboek word bygewerk, stap %1 van %2. Dit kan minute duur.</translation>
    </message>
    <message>
        <source>Another program has changed the ledger’s analytics tables</source>
        <translation>’n Ander program het die grootboek se ontledingstabelle verander</translation>
    </message>
    <message>
        <source>Another program has written to the ledger although this one has locked it. With PostgreSQL, a pooler may have lost the lock: connect directly to the server.</source>
        <translation>’n Ander program het na die grootboek geskryf hoewel hierdie een dit gesluit het. By PostgreSQL kan ’n pooler die slot verloor het: verbind direk met die bediener.</translation>
    </message>
    <message>
        <source>Another program (%1) has written to the ledger although this one has locked it. With PostgreSQL, a pooler may have lost the lock: connect directly to the server.</source>
        <translation>’n Ander program (%1) het na die grootboek geskryf hoewel hierdie een dit gesluit het. By PostgreSQL kan ’n pooler die slot verloor het: verbind direk met die bediener.</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>’n ander program</translation>
    </message>
    <message>
        <source>Can’t delete the invoices while they are being read (%1). Try again later.</source>
        <translation>Kan nie die fakture skrap terwyl hulle gelees word nie (%1). Probeer later weer.</translation>
    </message>
    <message>
        <source>A failed transaction can’t be committed</source>
        <translation>’n Transaksie wat misluk het, kan nie voltooi word nie</translation>
    </message>
    <message>
        <source>There is no connection to the database</source>
        <translation>Daar is geen verbinding met die databasis nie</translation>
    </message>
    <message>
        <source>A connection pooler changes the PostgreSQL session between transactions. Connect directly to the server, or pool whole sessions.</source>
        <translation>’n Verbindingspooler verander die PostgreSQL-sessie tussen transaksies. Verbind direk met die bediener, of gebruik hele sessies.</translation>
    </message>
    <message>
        <source>The option %1 in the PostgreSQL URL has a semicolon, which Qt’s driver doesn’t support</source>
        <translation>Die opsie %1 in die PostgreSQL-URL het ’n kommapunt, wat Qt se drywer nie aanvaar nie</translation>
    </message>
    <message>
        <source>internal error: a query of the ledger returned no row</source>
        <translation>interne fout: ’n navraag op die grootboek het geen ry gelewer nie</translation>
    </message>
    <message>
        <source>Qt’s database driver %1 isn’t installed. Install the package %2.</source>
        <translation>Qt se databasisdrywer %1 is nie geïnstalleer nie. Installeer die pakket %2.</translation>
    </message>
    <message>
        <source>The ledger can’t be at %1: that disk doesn’t support shared memory. Use a local folder instead of a network folder.</source>
        <translation>Die grootboek kan nie by %1 wees nie: daardie skyf ondersteun nie gedeelde geheue nie. Gebruik ’n plaaslike vouer in plaas van ’n netwerkvouer.</translation>
    </message>
    <message>
        <source>Reading the ledger was interrupted</source>
        <translation>Die lees van die grootboek is onderbreek</translation>
    </message>
    <message>
        <source>Can’t write to the ledger %1. Check that its disk isn’t full (%2).</source>
        <translation>Kan nie na die grootboek %1 skryf nie. Kyk of sy skyf nie vol is nie (%2).</translation>
    </message>
    <message>
        <source>The ledger failed %1 times while storing these invoices</source>
        <translation>Die grootboek het %1 keer misluk terwyl dit hierdie fakture gestoor het</translation>
    </message>
    <message>
        <source>All waiting invoices are being shown now</source>
        <translation>Al die wagtende fakture word nou gewys</translation>
    </message>
    <message>
        <source>The program at %1 couldn’t prove that it uses this ledger and knows the access token. Check that SECRET_KEY_BASE is the same there and here.</source>
        <translation>Die program by %1 kon nie bewys dat dit hierdie grootboek gebruik en die toegangsteken ken nie. Kyk of SECRET_KEY_BASE daar en hier dieselfde is.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date such as 20261130</source>
        <translation>“%1” is nie ’n datum soos 20261130 nie</translation>
    </message>
    <message>
        <source>Line %1, %2: %3</source>
        <translation>Reël %1, %2: %3</translation>
    </message>
    <message>
        <source>the total with VAT (BT-112)</source>
        <translation>die totaal met BTW (BT-112)</translation>
    </message>
    <message>
        <source>the invoice number (BT-1)</source>
        <translation>die faktuurnommer (BT-1)</translation>
    </message>
    <message>
        <source>the issue date (BT-2)</source>
        <translation>die uitreikingsdatum (BT-2)</translation>
    </message>
    <message>
        <source>the currency (BT-5)</source>
        <translation>die geldeenheid (BT-5)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no currency (BT-5)</source>
        <translation>“%1” is nie ’n geldeenheid nie (BT-5)</translation>
    </message>
    <message>
        <source>the seller&apos;s name (BT-27)</source>
        <translation>die verkoper se naam (BT-27)</translation>
    </message>
    <message>
        <source>This is %1, which is not read: UBL and CII are</source>
        <translation>Dit is %1, wat nie gelees word nie; UBL en CII word wel gelees</translation>
    </message>
    <message>
        <source>This is a UBL %1, not an invoice or a credit note</source>
        <translation>Dit is ’n UBL-dokument %1, nie ’n faktuur of ’n kredietnota nie</translation>
    </message>
    <message>
        <source>This XML is no e-invoice: its root element is %1</source>
        <translation>Hierdie XML is nie ’n e-faktuur nie: sy wortelelement is %1</translation>
    </message>
    <message>
        <source>The document is larger than %1 MB</source>
        <translation>Die dokument is groter as %1&#xa0;MB</translation>
    </message>
    <message>
        <source>The PDF carries %1. %2</source>
        <translation>Die PDF bevat %1. %2</translation>
    </message>
    <message>
        <source>The PDF carries no e-invoice: there is no XML file in it</source>
        <translation>Die PDF bevat geen e-faktuur nie: daar is geen XML-lêer daarin nie</translation>
    </message>
    <message>
        <source>This is no e-invoice: it is neither XML nor PDF</source>
        <translation>Dit is nie ’n e-faktuur nie: dit is nóg XML nóg PDF</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Reël %1: %2</translation>
    </message>
    <message>
        <source>this is not well-formed XML: %1</source>
        <translation>dit is nie welgevormde XML nie: %1</translation>
    </message>
    <message>
        <source>the document has a DTD, which an e-invoice must not have</source>
        <translation>die dokument het ’n DTD, wat nie in ’n e-faktuur toegelaat word nie</translation>
    </message>
    <message>
        <source>the document uses an entity that is not defined: %1</source>
        <translation>die dokument gebruik ’n entiteit wat nie gedefinieer is nie: %1</translation>
    </message>
    <message>
        <source>the elements are nested more than %1 deep</source>
        <translation>die elemente is meer as %1 vlakke diep genes</translation>
    </message>
    <message>
        <source>The PDF is refused: far more is compressed in it than an invoice needs</source>
        <translation>Die PDF word geweier: daar is veel meer daarin saamgepers as wat ’n faktuur nodig het</translation>
    </message>
    <message>
        <source>The PDF is encrypted: save it without a password and try again</source>
        <translation>Die PDF is geënkripteer: stoor dit sonder ’n wagwoord en probeer weer</translation>
    </message>
    <message>
        <source>The PDF cannot be read: %1</source>
        <translation>Kan nie die PDF lees nie: %1</translation>
    </message>
    <message>
        <source>An invoice names the specification that it follows (BT-24)</source>
        <translation>’n Faktuur noem die spesifikasie wat dit volg (BT-24)</translation>
    </message>
    <message>
        <source>An invoice has a number (BT-1)</source>
        <translation>’n Faktuur het ’n nommer (BT-1)</translation>
    </message>
    <message>
        <source>An invoice has an issue date (BT-2)</source>
        <translation>’n Faktuur het ’n uitreikingsdatum (BT-2)</translation>
    </message>
    <message>
        <source>An invoice has a type code (BT-3)</source>
        <translation>’n Faktuur het ’n tipekode (BT-3)</translation>
    </message>
    <message>
        <source>An invoice has a currency (BT-5)</source>
        <translation>’n Faktuur het ’n geldeenheid (BT-5)</translation>
    </message>
    <message>
        <source>An invoice names the seller (BT-27)</source>
        <translation>’n Faktuur noem die verkoper (BT-27)</translation>
    </message>
    <message>
        <source>An invoice names the buyer (BT-44)</source>
        <translation>’n Faktuur noem die koper (BT-44)</translation>
    </message>
    <message>
        <source>An invoice has the seller&apos;s address (BG-5)</source>
        <translation>’n Faktuur het die verkoper se adres (BG-5)</translation>
    </message>
    <message>
        <source>The seller&apos;s address names the country (BT-40)</source>
        <translation>Die verkoper se adres noem die land (BT-40)</translation>
    </message>
    <message>
        <source>An invoice has the buyer&apos;s address (BG-8)</source>
        <translation>’n Faktuur het die koper se adres (BG-8)</translation>
    </message>
    <message>
        <source>The buyer&apos;s address names the country (BT-55)</source>
        <translation>Die koper se adres noem die land (BT-55)</translation>
    </message>
    <message>
        <source>An invoice has the sum of its lines (BT-106)</source>
        <translation>’n Faktuur het die som van sy lyne (BT-106)</translation>
    </message>
    <message>
        <source>An invoice has a total without VAT (BT-109)</source>
        <translation>’n Faktuur het ’n totaal sonder BTW (BT-109)</translation>
    </message>
    <message>
        <source>An invoice has a total with VAT (BT-112)</source>
        <translation>’n Faktuur het ’n totaal met BTW (BT-112)</translation>
    </message>
    <message>
        <source>An invoice has an amount due (BT-115)</source>
        <translation>’n Faktuur het ’n bedrag betaalbaar (BT-115)</translation>
    </message>
    <message>
        <source>An invoice has at least one line (BG-25)</source>
        <translation>’n Faktuur het ten minste een lyn (BG-25)</translation>
    </message>
    <message>
        <source>The date when VAT becomes due (BT-7) and the code for it (BT-8) are not both given</source>
        <translation>Die datum waarop BTW betaalbaar word (BT-7) en die kode daarvoor (BT-8) word nie albei opgegee nie</translation>
    </message>
    <message>
        <source>Each line has a VAT category (BT-151)</source>
        <translation>Elke lyn het ’n BTW-kategorie (BT-151)</translation>
    </message>
    <message>
        <source>The sum of the lines (BT-106) is the sum of their net amounts (BT-131)</source>
        <translation>Die som van die lyne (BT-106) is die som van hulle netto bedrae (BT-131)</translation>
    </message>
    <message>
        <source>The total of the allowances (BT-107) is the sum of the allowances (BT-92)</source>
        <translation>Die totaal van die aftrekkings (BT-107) is die som van die aftrekkings (BT-92)</translation>
    </message>
    <message>
        <source>The total of the charges (BT-108) is the sum of the charges (BT-99)</source>
        <translation>Die totaal van die toeslae (BT-108) is die som van die toeslae (BT-99)</translation>
    </message>
    <message>
        <source>The total without VAT (BT-109) is the sum of the lines less allowances plus charges</source>
        <translation>Die totaal sonder BTW (BT-109) is die som van die lyne min aftrekkings plus toeslae</translation>
    </message>
    <message>
        <source>The total VAT (BT-110) is the sum of the VAT breakdown (BT-117)</source>
        <translation>Die totale BTW (BT-110) is die som van die BTW-uiteensetting (BT-117)</translation>
    </message>
    <message>
        <source>The total with VAT (BT-112) is the total without VAT (BT-109) plus the total VAT (BT-110)</source>
        <translation>Die totaal met BTW (BT-112) is die totaal sonder BTW (BT-109) plus die totale BTW (BT-110)</translation>
    </message>
    <message>
        <source>The amount due (BT-115) is the total with VAT less what is paid (BT-113) plus rounding (BT-114)</source>
        <translation>Die bedrag betaalbaar (BT-115) is die totaal met BTW min wat reeds betaal is (BT-113) plus afronding (BT-114)</translation>
    </message>
    <message>
        <source>VAT of each rate (BT-117) is the taxable amount (BT-116) times the rate (BT-119)</source>
        <translation>BTW van elke koers (BT-117) is die belasbare bedrag (BT-116) maal die koers (BT-119)</translation>
    </message>
    <message>
        <source>An invoice has a VAT breakdown (BG-23)</source>
        <translation>’n Faktuur het ’n BTW-uiteensetting (BG-23)</translation>
    </message>
    <message>
        <source>Where an amount is due, there is a due date (BT-9) or payment terms (BT-20)</source>
        <translation>Waar ’n bedrag betaalbaar is, is daar ’n vervaldatum (BT-9) of betaalvoorwaardes (BT-20)</translation>
    </message>
    <message>
        <source>The seller has an identifier, a registration number or a VAT number (BT-29, BT-30, BT-31)</source>
        <translation>Die verkoper het ’n identifiseerder, ’n registrasienommer of ’n BTW-nommer (BT-29, BT-30, BT-31)</translation>
    </message>
    <message>
        <source>The taxable amount of VAT category %1 (BT-116) is the sum of its lines, charges and allowances</source>
        <translation>Die belasbare bedrag van BTW-kategorie %1 (BT-116) is die som van sy lyne, toeslae en aftrekkings</translation>
    </message>
    <message>
        <source>VAT of category S (BT-117) is the taxable amount (BT-116) times the rate (BT-119)</source>
        <translation>BTW van kategorie S (BT-117) is die belasbare bedrag (BT-116) maal die koers (BT-119)</translation>
    </message>
    <message>
        <source>VAT of category %1 (BT-117) is 0</source>
        <translation>BTW van kategorie %1 (BT-117) is 0</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date such as 2026-11-30</source>
        <translation>“%1” is nie ’n datum soos 2026-11-30 nie</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>ontbreek</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>nie ’n getal nie</translation>
    </message>
    <message>
        <source>%1 is %2; %3 is %4</source>
        <translation>%1 is %2; %3 is %4</translation>
    </message>
    <message>
        <source>%1 is %2; %3 is %4; the difference is %5</source>
        <translation>%1 is %2; %3 is %4; die verskil is %5</translation>
    </message>
    <message>
        <source>the VAT breakdown (BG-23) is missing</source>
        <translation>die BTW-uiteensetting (BG-23) ontbreek</translation>
    </message>
    <message>
        <source>%1 %2 %: </source>
        <comment>a VAT category, its rate, and figures behind it</comment>
        <translation>%1 %2%: </translation>
    </message>
    <message>
        <source>the sum of category %1</source>
        <translation>die som van kategorie %1</translation>
    </message>
    <message>
        <source>BT-117 is %1 and has to be 0</source>
        <translation>BT-117 is %1 en moet 0 wees</translation>
    </message>
    <message>
        <source>%1 is there</source>
        <translation>%1 is aanwesig</translation>
    </message>
    <message>
        <source>the specification identifier (BT-24)</source>
        <translation>die identifiseerder van die spesifikasie (BT-24)</translation>
    </message>
    <message>
        <source>the invoice type code (BT-3)</source>
        <translation>die kode van die faktuurtipe (BT-3)</translation>
    </message>
    <message>
        <source>the buyer&apos;s name (BT-44)</source>
        <translation>die koper se naam (BT-44)</translation>
    </message>
    <message>
        <source>the seller&apos;s address (BG-5)</source>
        <translation>die verkoper se adres (BG-5)</translation>
    </message>
    <message>
        <source>the seller&apos;s country (BT-40)</source>
        <translation>die verkoper se land (BT-40)</translation>
    </message>
    <message>
        <source>the buyer&apos;s address (BG-8)</source>
        <translation>die koper se adres (BG-8)</translation>
    </message>
    <message>
        <source>the buyer&apos;s country (BT-55)</source>
        <translation>die koper se land (BT-55)</translation>
    </message>
    <message>
        <source>the sum of the lines (BT-106)</source>
        <translation>die som van die lyne (BT-106)</translation>
    </message>
    <message>
        <source>the total without VAT (BT-109)</source>
        <translation>die totaal sonder BTW (BT-109)</translation>
    </message>
    <message>
        <source>the amount due (BT-115)</source>
        <translation>die bedrag betaalbaar (BT-115)</translation>
    </message>
    <message>
        <source>an invoice line (BG-25)</source>
        <translation>’n faktuurlyn (BG-25)</translation>
    </message>
    <message>
        <source>the tax point date (BT-7) and its code (BT-8) are both there</source>
        <translation>die datum waarop BTW betaalbaar word (BT-7) en sy kode (BT-8) is albei aanwesig</translation>
    </message>
    <message>
        <source>line %1 has no VAT category (BT-151)</source>
        <translation>lyn %1 het geen BTW-kategorie nie (BT-151)</translation>
    </message>
    <message>
        <source>the sum of the lines</source>
        <translation>die som van die lyne</translation>
    </message>
    <message>
        <source>the sum of the allowances</source>
        <translation>die som van die aftrekkings</translation>
    </message>
    <message>
        <source>the sum of the charges</source>
        <translation>die som van die toeslae</translation>
    </message>
    <message>
        <source>the sum of the VAT breakdown</source>
        <translation>die som van die BTW-uiteensetting</translation>
    </message>
    <message>
        <source>there are %1 totals of VAT in %2</source>
        <translation>daar is %1 BTW-totale in %2</translation>
    </message>
    <message>
        <source>%1 are due, and neither the due date (BT-9) nor the payment terms (BT-20) are there</source>
        <translation>%1 is betaalbaar, maar nóg die vervaldatum (BT-9) nóg die betaalvoorwaardes (BT-20) is aanwesig</translation>
    </message>
    <message>
        <source>an identifier of the seller (BT-29, BT-30 or BT-31)</source>
        <translation>’n identifiseerder van die verkoper (BT-29, BT-30 of BT-31)</translation>
    </message>
    <message>
        <source>an e-invoice</source>
        <translation>’n e-faktuur</translation>
    </message>
    <message>
        <source>an e-invoice (%1)</source>
        <translation>’n e-faktuur (%1)</translation>
    </message>
    <message>
        <source>check failed: %1</source>
        <translation>kontrole het misluk: %1</translation>
    </message>
    <message>
        <source>differs from stored invoice %1 in %2</source>
        <translation>verskil van gestoorde faktuur %1 in %2</translation>
    </message>
    <message>
        <source>Conflicts:</source>
        <translation>Konflikte:</translation>
    </message>
    <message>
        <source>the seller&apos;s tax ID</source>
        <translation>die verkoper se belastingnommer</translation>
    </message>
    <message>
        <source>the buyer&apos;s tax ID</source>
        <translation>die koper se belastingnommer</translation>
    </message>
    <message>
        <source>the date of issue must be in the years 1900 to 9999</source>
        <translation>die datum van uitreiking moet in die jare 1900 tot 9999 wees</translation>
    </message>
    <message>
        <source>the date of issue %1 does not fit the time of issue %2</source>
        <translation>die datum van uitreiking %1 pas nie by die tyd van uitreiking %2 nie</translation>
    </message>
    <message>
        <source>the due date must be in the years 1900 to 9999</source>
        <translation>die vervaldatum moet in die jare 1900 tot 9999 wees</translation>
    </message>
    <message>
        <source>the VAT and the subtotal have opposite signs</source>
        <translation>die BTW en die subtotaal het teenoorgestelde tekens</translation>
    </message>
    <message>
        <source>the VAT breakdown has a category and rate more than once</source>
        <translation>die BTW-uiteensetting het ’n kategorie en koers meer as een keer</translation>
    </message>
    <message>
        <source>the VAT breakdown adds up to %1 and VAT of %2, not to the subtotal %3 and the VAT %4</source>
        <translation>die BTW-uiteensetting is altesaam %1 en BTW van %2, nie die subtotaal %3 en die BTW %4 nie</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a line of a VAT breakdown such as &quot;S 19 100.00 19.00&quot;: %2</source>
        <translation>“%1” is nie ’n lyn van ’n BTW-uiteensetting soos “S 19 100.00 19.00” nie: %2</translation>
    </message>
    <message>
        <source>it has four parts</source>
        <translation>dit het vier dele</translation>
    </message>
    <message>
        <source>the category is not known</source>
        <translation>die kategorie is nie bekend nie</translation>
    </message>
    <message>
        <source>an amount is too large</source>
        <translation>’n bedrag is te groot</translation>
    </message>
    <message>
        <source>the VAT rate %1 % does not fit the VAT %2 on %3</source>
        <translation>die BTW-koers %1% pas nie by die BTW %2 op %3 nie</translation>
    </message>
    <message>
        <source>An invoice that is stored already cannot be read</source>
        <translation>’n Faktuur wat reeds gestoor is, kan nie gelees word nie</translation>
    </message>
    <message>
        <source>%1 invoices, VAT %2, total %3, of which %4 is credited</source>
        <translation>%1 fakture, BTW %2, totaal %3, waarvan %4 gekrediteer is</translation>
    </message>
    <message>
        <source>%1: totals have %2; the rows have %3</source>
        <translation>%1: totale %2; rye %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices, subtotal %2, VAT %3, total %4; of them %5 credit notes with a total of %6</source>
        <translation>
            <numerusform>%1 faktuur, subtotaal %2, BTW %3, totaal %4; daarvan %5 kredietnotas met ’n totaal van %6</numerusform>
            <numerusform>%1 fakture, subtotaal %2, BTW %3, totaal %4; daarvan %5 kredietnotas met ’n totaal van %6</numerusform>
        </translation>
    </message>
    <message>
        <source>invoice %1: %2</source>
        <translation>faktuur %1: %2</translation>
    </message>
    <message>
        <source>Every total is subtotal plus VAT</source>
        <translation>Elke totaal is subtotaal plus BTW</translation>
    </message>
    <message>
        <source>Every VAT breakdown adds up to its invoice</source>
        <translation>Elke BTW-uiteensetting klop met sy faktuur</translation>
    </message>
    <message>
        <source>Every date of issue fits its time</source>
        <translation>Elke datum van uitreiking pas by sy tyd</translation>
    </message>
    <message>
        <source>the newest is number %1, but the ledger has %2</source>
        <translation>die nuutste is nommer %1, maar die grootboek het %2</translation>
    </message>
    <message>
        <source>Every year of issue is that of the date of issue</source>
        <translation>Elke jaar van uitreiking is dié van die datum van uitreiking</translation>
    </message>
    <message>
        <source>%1 are wrong</source>
        <translation>%1 is verkeerd</translation>
    </message>
    <message>
        <source>Every line of a VAT breakdown belongs to an invoice with a breakdown</source>
        <translation>Elke lyn van ’n BTW-uiteensetting behoort by ’n faktuur met ’n uiteensetting</translation>
    </message>
    <message>
        <source>%1 do not</source>
        <translation>%1 behoort nie by so ’n faktuur nie</translation>
    </message>
    <message>
        <source>The signing secret of the Stripe webhook that posts to /api/hooks/stripe. Empty: none is accepted.</source>
        <translation>Die ondertekeningsgeheim van die Stripe-webhook wat na /api/hooks/stripe stuur. Leeg: geen word aanvaar nie.</translation>
    </message>
    <message>
        <source>The signing secret of the Shopify webhook that posts to /api/hooks/shopify. Empty: none is accepted.</source>
        <translation>Die ondertekeningsgeheim van die Shopify-webhook wat na /api/hooks/shopify stuur. Leeg: geen word aanvaar nie.</translation>
    </message>
    <message>
        <source>The secret of the WooCommerce webhook that posts to /api/hooks/woocommerce. Empty: none is accepted.</source>
        <translation>Die geheim van die WooCommerce-webhook wat na /api/hooks/woocommerce stuur. Leeg: geen word aanvaar nie.</translation>
    </message>
    <message>
        <source>The seller of the invoices that webhooks bring. Empty: the name of the account or the address of the shop.</source>
        <translation>Die verkoper van die fakture wat via webhooks inkom. Leeg: die naam van die rekening of die adres van die winkel.</translation>
    </message>
    <message>
        <source>Which invoices the display rate applies to: demo invoices only, or all. With demo, real invoices are shown as they arrive.</source>
        <translation>Vir watter fakture die wystempo geld: slegs demonstrasiefakture, of almal. Met demo word werklike fakture gewys soos hulle aankom.</translation>
    </message>
    <message>
        <source>Generation stopped; the backlog is still being shown</source>
        <translation>Generering gestop; wagtende fakture word nog gewys</translation>
    </message>
    <message>
        <source>live invoice dashboard</source>
        <translation>intydse paneelbord vir fakture</translation>
    </message>
    <message>
        <source>Opens the window and offers FILEs for import. If a window is already open with this ledger, it is shown instead. billowd(1) is the same engine without a window.</source>
        <translation>Maak die venster oop en bied LÊERs vir invoer aan. As ’n venster reeds met hierdie grootboek oop is, word dit eerder gewys. billowd(1) is dieselfde enjin sonder ’n venster.</translation>
    </message>
    <message>
        <source>“%1” is not a number, for example %2</source>
        <translation>“%1” is nie ’n getal nie, byvoorbeeld %2</translation>
    </message>
    <message>
        <source>the text is neither UTF-8 nor Windows-1252: name its encoding with --encoding, for example Shift_JIS, or save the file as UTF-8</source>
        <translation>die teks is nóg UTF-8 nóg Windows-1252: noem sy enkodering met --encoding, byvoorbeeld Shift_JIS, of stoor die lêer as UTF-8</translation>
    </message>
    <message>
        <source>there is no column “%1” for %2; the columns are %3</source>
        <translation>daar is geen kolom “%1” vir %2 nie; die kolomme is %3</translation>
    </message>
    <message>
        <source>“%1” may be the %2 or the %3: say with --date-format d/M/yyyy or M/d/yyyy which it is</source>
        <translation>“%1” kan die %2 of die %3 wees: gee met --date-format d/M/yyyy of M/d/yyyy aan watter een dit is</translation>
    </message>
    <message>
        <source>“%1” is not a date, for example %2</source>
        <translation>“%1” is nie ’n datum nie, byvoorbeeld %2</translation>
    </message>
    <message>
        <source> or </source>
        <translation> of </translation>
    </message>
    <message>
        <source>“%1” is not a date</source>
        <translation>“%1” is nie ’n datum nie</translation>
    </message>
    <message>
        <source>“%1” is not a currency code of ISO 4217, for example ZAR</source>
        <translation>“%1” is nie ’n geldeenheidkode van ISO 4217 nie, byvoorbeeld ZAR</translation>
    </message>
    <message>
        <source>“%1” is the symbol of more than one currency: map the currency to a code</source>
        <translation>“%1” is die simbool van meer as een geldeenheid: wys die geldeenheid aan ’n kode toe</translation>
    </message>
    <message>
        <source>“%1” is neither a country code of ISO 3166, for example ZA, nor the name of a country</source>
        <translation>“%1” is nóg ’n landkode van ISO 3166, byvoorbeeld ZA, nóg die naam van ’n land</translation>
    </message>
    <message>
        <source>“%1” is not Green, Amber or Red</source>
        <translation>“%1” is nie Green, Amber of Red nie</translation>
    </message>
    <message>
        <source>the %1 is too long</source>
        <translation>%1 is te lank</translation>
    </message>
    <message>
        <source>“%1” is not a VAT rate from 0 to 100 percent</source>
        <translation>“%1” is nie ’n BTW-koers van 0 tot 100 persent nie</translation>
    </message>
    <message>
        <source>“%1” can be read in two ways: say with --decimal which character is the decimal point</source>
        <translation>“%1” kan op twee maniere gelees word: gee met --decimal aan watter karakter die desimale teken is</translation>
    </message>
    <message>
        <source>the amounts are too large</source>
        <translation>die bedrae is te groot</translation>
    </message>
    <message>
        <source>“%1” is not an amount</source>
        <translation>“%1” is nie ’n bedrag nie</translation>
    </message>
    <message>
        <source>“%1” is not an amount in %2, the currency of the invoice</source>
        <translation>“%1” is nie ’n bedrag in %2, die geldeenheid van die faktuur, nie</translation>
    </message>
    <message>
        <source>“%1” is not a number</source>
        <translation>“%1” is nie ’n getal nie</translation>
    </message>
    <message>
        <source>%1 (“%2” in line %3)</source>
        <translation>%1 (“%2” in reël %3)</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 values could not be read and are left empty; the first is “%3” in line %4</source>
        <translation>
            <numerusform>%1: %2 waarde kon nie gelees word nie en is leeg gelaat; die eerste is “%3” in reël %4</numerusform>
            <numerusform>%1: %2 waardes kon nie gelees word nie en is leeg gelaat; die eerste is “%3” in reël %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows are not UTF-8, and are read as Windows-1252; the first is line %2</source>
        <translation>
            <numerusform>%1 ry is nie UTF-8 nie en word as Windows-1252 gelees; die eerste is reël %2</numerusform>
            <numerusform>%1 rye is nie UTF-8 nie en word as Windows-1252 gelees; die eerste is reël %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 left out: %2</source>
        <translation>
            <numerusform>%1 weggelaat: %2</numerusform>
            <numerusform>%1 weggelaat: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>there is no field “%1”</source>
        <translation>daar is geen veld “%1” nie</translation>
    </message>
    <message>
        <source>“%1” is not a CSV file: its first line does not end</source>
        <translation>“%1” is nie ’n CSV-lêer nie: sy eerste reël eindig nie</translation>
    </message>
    <message>
        <source>“%1” can’t be the name of a profile</source>
        <translation>“%1” kan nie die naam van ’n profiel wees nie</translation>
    </message>
    <message>
        <source>must be an object of texts</source>
        <translation>moet ’n objek van tekste wees</translation>
    </message>
    <message>
        <source>needs &quot;field&quot; and &quot;startsWith&quot; in each rule</source>
        <translation>kort &quot;field&quot; en &quot;startsWith&quot; in elke reël</translation>
    </message>
    <message>
        <source>must be a number of lines</source>
        <translation>moet ’n getal reëls wees</translation>
    </message>
    <message>
        <source>Read with the profile %1 (%2), which fits the columns</source>
        <translation>Gelees met die profiel %1 (%2), wat by die kolomme pas</translation>
    </message>
    <message>
        <source>The encoding is %1</source>
        <translation>Die enkodering is %1</translation>
    </message>
    <message>
        <source>The encoding is Windows-1252, because the text is not UTF-8</source>
        <translation>Die enkodering is Windows-1252, omdat die teks nie UTF-8 is nie</translation>
    </message>
    <message>
        <source>The header is in line %1</source>
        <translation>Die opskrifte is in reël %1</translation>
    </message>
    <message>
        <source>More than one column is named “%1”: the second is “%1 (2)”</source>
        <translation>Meer as een kolom heet “%1”: die tweede is “%1 (2)”</translation>
    </message>
    <message>
        <source>%1 has decimals, and is not in the smallest unit of the currency</source>
        <translation>%1 het desimale en is nie in die kleinste eenheid van die geldeenheid nie</translation>
    </message>
    <message>
        <source>Dates are in the fiscal year from %1</source>
        <translation>Datums is in die boekjaar vanaf %1</translation>
    </message>
    <message>
        <source>The currency is %1, as the amounts show</source>
        <translation>Die geldeenheid is %1, soos die bedrae aandui</translation>
    </message>
    <message>
        <source>VAT rates are fractions: 0.19 is 19%</source>
        <translation>BTW-koerse is breuke: 0.19 is 19%</translation>
    </message>
    <message>
        <source>Dates are the numbers of days that spreadsheets count</source>
        <translation>Datums is dagnommers soos in sigblaaie</translation>
    </message>
    <message>
        <source>Amounts are written in two ways: “%1” in line %2 and “%3” in line %4. Which character is the decimal point?</source>
        <translation>Bedrae is op twee maniere geskryf: “%1” in reël %2 en “%3” in reël %4. Watter karakter is die desimale teken?</translation>
    </message>
    <message>
        <source>“%1” in line %2 can be read in two ways. Which character is the decimal point?</source>
        <translation>“%1” in reël %2 kan op twee maniere gelees word. Watter karakter is die desimale teken?</translation>
    </message>
    <message>
        <source>A point: 1,234.50</source>
        <translation>’n Punt: 1,234.50</translation>
    </message>
    <message>
        <source>A comma: 1.234,50</source>
        <translation>’n Komma: 1.234,50</translation>
    </message>
    <message>
        <source>“%1” is %2</source>
        <translation>“%1” is %2</translation>
    </message>
    <message>
        <source>Amounts have a decimal comma</source>
        <translation>Bedrae het ’n desimale komma</translation>
    </message>
    <message>
        <source>Dates have the day before the month</source>
        <translation>Datums het die dag voor die maand</translation>
    </message>
    <message>
        <source>Dates have the month before the day</source>
        <translation>Datums het die maand voor die dag</translation>
    </message>
    <message>
        <source>“%1” in line %2 can be read in two ways. Which number is the day?</source>
        <translation>“%1” in reël %2 kan op twee maniere gelees word. Watter getal is die dag?</translation>
    </message>
    <message>
        <source>No column is the VAT: it is the total minus the subtotal</source>
        <translation>Geen kolom is die BTW nie: dit is die totaal min die subtotaal</translation>
    </message>
    <message>
        <source>Which column is the VAT?</source>
        <translation>Watter kolom is die BTW?</translation>
    </message>
    <message>
        <source>The column “%1”</source>
        <translation>Die kolom “%1”</translation>
    </message>
    <message>
        <source>None: it is the total minus the subtotal</source>
        <translation>Geen: dit is die totaal min die subtotaal</translation>
    </message>
    <message>
        <source>Is “%1” with or without VAT?</source>
        <translation>Is “%1” met of sonder BTW?</translation>
    </message>
    <message>
        <source>With VAT: the total</source>
        <translation>Met BTW: die totaal</translation>
    </message>
    <message>
        <source>Without VAT: the subtotal</source>
        <translation>Sonder BTW: die subtotaal</translation>
    </message>
    <message>
        <source>Who is the seller?</source>
        <translation>Wie is die verkoper?</translation>
    </message>
    <message>
        <source>Who is the buyer?</source>
        <translation>Wie is die koper?</translation>
    </message>
    <message>
        <source>Which currency are the amounts in?</source>
        <translation>In watter geldeenheid is die bedrae?</translation>
    </message>
    <message>
        <source>Which VAT rate applies?</source>
        <translation>Watter BTW-koers geld?</translation>
    </message>
    <message>
        <source>the header can’t be read: %1</source>
        <translation>kan nie die opskrifte lees nie: %1</translation>
    </message>
    <message>
        <source>this is not a CSV file</source>
        <translation>dit is nie ’n CSV-lêer nie</translation>
    </message>
    <message>
        <source>a line of totals</source>
        <translation>’n reël met totale</translation>
    </message>
    <message>
        <source>the lines of the invoice add up to too much</source>
        <translation>die lyne van die faktuur is altesaam te veel</translation>
    </message>
    <message>
        <source>the rows of this invoice differ in %1: “%2” is not what the first one says</source>
        <translation>die rye van hierdie faktuur verskil in %1: “%2” verskil van die eerste ry</translation>
    </message>
    <message>
        <source>the %1 is stated as %2, but the lines add up to %3</source>
        <translation>%1 word as %2 opgegee, maar die lyne is altesaam %3</translation>
    </message>
    <message>
        <source>the lines have several VAT rates, and the file doesn’t show which of them applies to shipping or the discount</source>
        <translation>die lyne het verskeie BTW-koerse, en die lêer dui nie aan watter een vir die aflewering of die afslag geld nie</translation>
    </message>
    <message>
        <source>the VAT is stated as %1, but that of the lines is %2</source>
        <translation>die BTW word as %1 opgegee, maar dié van die lyne is %2</translation>
    </message>
    <message>
        <source>the total %1 is not the subtotal %2 plus shipping %3 minus discount %4 plus the VAT %5</source>
        <translation>die totaal %1 is nie die subtotaal %2 plus aflewering %3 min afslag %4 plus die BTW %5 nie</translation>
    </message>
    <message>
        <source>without the total it can’t be told whether the subtotal has the discount taken off</source>
        <translation>sonder die totaal is dit onduidelik of die afslag reeds van die subtotaal afgetrek is</translation>
    </message>
    <message>
        <source>more was refunded (%1) than the total %2</source>
        <translation>meer is terugbetaal (%1) as die totaal %2</translation>
    </message>
    <message>
        <source>this is a workbook, not a CSV file: save it as CSV (UTF-8) in your spreadsheet program</source>
        <translation>dit is ’n werkboek, nie ’n CSV-lêer nie: stoor dit as CSV (UTF-8) in jou sigbladprogram</translation>
    </message>
    <message>
        <source>this is a PDF, not a CSV file</source>
        <translation>dit is ’n PDF, nie ’n CSV-lêer nie</translation>
    </message>
    <message>
        <source>this is a compressed file: unpack it first</source>
        <translation>dit is ’n saamgepersde lêer: pak dit eers uit</translation>
    </message>
    <message>
        <source>“%1” is not an encoding that can be read, for example utf-8, windows-1252 or utf-16</source>
        <translation>“%1” is nie ’n enkodering wat gelees kan word nie, byvoorbeeld utf-8, windows-1252 of utf-16</translation>
    </message>
    <message>
        <source>%1 imported, %2 already stored, %3 conflicts, %4 rejected, %5 left out, of %6 rows</source>
        <translation>%1 ingevoer, %2 reeds gestoor, %3 konflikte, %4 afgekeur, %5 weggelaat, van %6 rye</translation>
    </message>
    <message>
        <source>Seller of the invoices in imported files that do not name one. Empty = Billow asks.</source>
        <translation>Verkoper van die fakture in ingevoerde lêers wat geen verkoper noem nie. Leeg = Billow vra.</translation>
    </message>
    <message>
        <source>--%1 must be . or ,</source>
        <translation>--%1 moet . of , wees</translation>
    </message>
    <message>
        <source>--skip-lines must be a number of lines</source>
        <translation>--skip-lines moet ’n getal reëls wees</translation>
    </message>
    <message>
        <source>%1 begins like this:</source>
        <translation>%1 begin so:</translation>
    </message>
    <message>
        <source>The rejected rows of %1 are in %2</source>
        <translation>Die afgekeurde rye van %1 is in %2</translation>
    </message>
    <message>
        <source>The rejected rows of %1 could not be saved: %2</source>
        <translation>Kon nie die afgekeurde rye van %1 stoor nie: %2</translation>
    </message>
    <message>
        <source>Reads CSV files of any size, with one row per document or per line item. Encoding, separator, header, columns, and the way amounts and dates are written are found out; a profile is used if it fits the columns. What the file can’t show is asked: the file is refused, with the option that answers. The report lists each rejected row with its line, field and reason. A rejected row doesn’t stop the others, and importing a file again adds nothing.</source>
        <translation>Lees CSV-lêers van enige grootte, met een ry per dokument of per lynitem. Enkodering, skeiteken, opskrifte, kolomme en die manier waarop bedrae en datums geskryf is, word herken; ’n profiel word gebruik as dit by die kolomme pas. As iets nie uit die lêer blyk nie, word die lêer geweier, met die opsie wat die antwoord gee. Die verslag lys elke afgekeurde ry met sy reël, veld en rede. ’n Afgekeurde ry keer nie die ander nie, en as jy ’n lêer weer invoer, word niks bygevoeg nie.</translation>
    </message>
    <message>
        <source>Reads FIELD from a column, or, with a colon, uses a fixed value. FIELD= reads it from no column. May be given several times.</source>
        <translation>Lees FIELD uit ’n kolom, of gebruik, met ’n dubbelpunt, ’n vaste waarde. FIELD= lees dit uit geen kolom nie. Kan verskeie kere gegee word.</translation>
    </message>
    <message>
        <source>The seller, if no column names it.</source>
        <translation>Die verkoper, as geen kolom dit noem nie.</translation>
    </message>
    <message>
        <source>The decimal point of amounts, if the file can’t show it.</source>
        <translation>Die desimale teken van bedrae, as dit nie uit die lêer blyk nie.</translation>
    </message>
    <message>
        <source>The same as --decimal.</source>
        <translation>Dieselfde as --decimal.</translation>
    </message>
    <message>
        <source>How dates are written, for example d/M/yyyy, if the file can’t show it.</source>
        <translation>Hoe datums geskryf is, byvoorbeeld d/M/yyyy, as dit nie uit die lêer blyk nie.</translation>
    </message>
    <message>
        <source>The encoding of the text, for example utf-8, windows-1252 or utf-16.</source>
        <translation>Die enkodering van die teks, byvoorbeeld utf-8, windows-1252 of utf-16.</translation>
    </message>
    <message>
        <source>The number of lines above the header.</source>
        <translation>Die getal reëls bokant die opskrifte.</translation>
    </message>
    <message>
        <source>The profile of that name, or in that JSON file.</source>
        <translation>Die profiel met daardie naam, of in daardie JSON-lêer.</translation>
    </message>
    <message>
        <source>Saves how the first file is read as a profile. Files with the same columns then use it.</source>
        <translation>Stoor as ’n profiel hoe die eerste lêer gelees word. Lêers met dieselfde kolomme gebruik dit dan.</translation>
    </message>
    <message>
        <source>Lists the profiles.</source>
        <translation>Lys die profiele.</translation>
    </message>
    <message>
        <source>Uses only --map and --profile.</source>
        <translation>Gebruik net --map en --profile.</translation>
    </message>
    <message>
        <source>Saves the rejected rows to FILE as CSV, to be fixed and imported.</source>
        <translation>Stoor die afgekeurde rye as CSV na FILE, om reg te maak en in te voer.</translation>
    </message>
    <message>
        <source>field %1 has text after its closing quote</source>
        <translation>veld %1 het teks ná die sluitaanhalingsteken</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Hervat</translation>
    </message>
    <message>
        <source>If a running billow or billowd serve uses the ledger, the invoices go through its API, and the import waits while that is unavailable or full. Only --strict needs the ledger for itself.</source>
        <translation>As ’n lopende billow of billowd serve die grootboek gebruik, gaan die fakture deur sy API, en die invoer wag terwyl dit nie beskikbaar is nie of vol is. Net --strict het die grootboek vir homself nodig.</translation>
    </message>
    <message>
        <source>Can’t watch</source>
        <translation>Kan nie dophou nie:</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>daar is nie so ’n vouer nie</translation>
    </message>
    <message>
        <source>Can’t use the folder</source>
        <translation>Kan nie die vouer gebruik nie:</translation>
    </message>
    <message>
        <source>it is a link to another place</source>
        <translation>dit is ’n skakel na ’n ander plek</translation>
    </message>
    <message>
        <source>Can’t create the folder</source>
        <translation>Kan nie die vouer skep nie:</translation>
    </message>
    <message>
        <source>check its permissions</source>
        <translation>gaan sy toegangsregte na</translation>
    </message>
    <message>
        <source>another program does</source>
        <translation>’n ander program doen dit reeds</translation>
    </message>
    <message>
        <source>it is not writable</source>
        <translation>daar kan nie in geskryf word nie</translation>
    </message>
    <message>
        <source>Can’t take %1</source>
        <translation>Kan nie %1 neem nie</translation>
    </message>
    <message>
        <source>Can’t read</source>
        <translation>Kan nie lees nie:</translation>
    </message>
    <message>
        <source>Can’t write</source>
        <translation>Kan nie skryf nie:</translation>
    </message>
    <message>
        <source>Can’t move a file to</source>
        <translation>Kan nie ’n lêer skuif na</translation>
    </message>
    <message>
        <source>Can’t delete</source>
        <translation>Kan nie uitvee nie:</translation>
    </message>
    <message>
        <source>the table has %1 columns; at most %2 are read</source>
        <translation>die tabel het %1 kolomme; hoogstens %2 word gelees</translation>
    </message>
    <message>
        <source>Deleting invoices. In a large ledger this can take minutes.</source>
        <translation>Fakture word uitgevee. Met baie fakture kan dit minute duur.</translation>
    </message>
    <message>
        <source>Stop the demo before you delete its invoices</source>
        <translation>Stop die demo voordat jy sy fakture uitvee</translation>
    </message>
    <message>
        <source>These invoices are real: they were imported or received. Confirm that they should be deleted.</source>
        <translation>Hierdie fakture is eg: hulle is ingevoer of ontvang. Bevestig dat hulle uitgevee moet word.</translation>
    </message>
    <message>
        <source>No invoice has this source</source>
        <translation>Geen faktuur het hierdie bron nie</translation>
    </message>
    <message>
        <source>No original is kept of invoice %1</source>
        <translation>Geen oorspronklike lêer van faktuur %1 is bewaar nie</translation>
    </message>
    <message>
        <source>The original of invoice %1 is damaged in the ledger</source>
        <translation>Die oorspronklike lêer van faktuur %1 is in die grootboek beskadig</translation>
    </message>
    <message>
        <source>Every document belongs to an invoice that was checked</source>
        <translation>Elke dokument hoort by ’n faktuur wat gekontroleer is</translation>
    </message>
    <message>
        <source>Every invoice that was checked has its document</source>
        <translation>Elke faktuur wat gekontroleer is, het sy dokument</translation>
    </message>
    <message>
        <source>%1 have none</source>
        <translation>%1 het geen</translation>
    </message>
    <message>
        <source>Every original belongs to a document</source>
        <translation>Elke oorspronklike lêer hoort by ’n dokument</translation>
    </message>
    <message>
        <source>Every original has the bytes that its hash was made of</source>
        <translation>Elke oorspronklike lêer het die grepe waaruit sy hutswaarde bereken is</translation>
    </message>
    <message>
        <source>%1 are damaged</source>
        <translation>%1 is beskadig</translation>
    </message>
    <message>
        <source>Folder from which Billow imports every e-invoice and CSV file that is put there. Empty = none.</source>
        <translation>Vouer waaruit Billow elke e-faktuur en CSV-lêer invoer wat daar geplaas word. Leeg = geen.</translation>
    </message>
    <message>
        <source>Profile by which CSV files in that folder are read. Empty = one that fits, or what the file shows.</source>
        <translation>Profiel waarvolgens CSV-lêers in daardie vouer gelees word. Leeg = een wat pas, of wat die lêer wys.</translation>
    </message>
    <message>
        <source>E-invoices of up to so many megabytes are kept as they came. 0 = none is kept.</source>
        <translation>E-fakture tot soveel megagrepe word bewaar soos hulle aangekom het. 0 = geen.</translation>
    </message>
    <message>
        <source>The invoices were deleted</source>
        <translation>Die fakture is uitgevee</translation>
    </message>
    <message>
        <source>Every check result is that of the rules in the document</source>
        <translation>Elke kontroleuitslag pas by die reëls van die dokument</translation>
    </message>
    <message>
        <source>%1 are not</source>
        <translation>%1 pas nie</translation>
    </message>
    <message>
        <source>the code of a currency, for example EUR</source>
        <translation>die kode van ’n geldeenheid, byvoorbeeld EUR</translation>
    </message>
    <message>
        <source>Currency of the invoices in imported files that do not show one. Empty = Billow asks.</source>
        <translation>Geldeenheid van die fakture in ingevoerde lêers wat geen geldeenheid aandui nie. Leeg = Billow vra.</translation>
    </message>
    <message>
        <source>--currency is a code such as EUR, not %1</source>
        <translation>--currency is ’n kode soos EUR, nie %1 nie</translation>
    </message>
    <message>
        <source>The currency, if the file shows none, for example EUR.</source>
        <translation>Die geldeenheid, as die lêer geen aandui nie, byvoorbeeld EUR.</translation>
    </message>
    <message>
        <source>“%1” is not a percentage</source>
        <translation>“%1” is nie ’n persentasie nie</translation>
    </message>
    <message>
        <source>The subtotal is the sum of the columns %1</source>
        <translation>Die subtotaal is die som van die kolomme %1</translation>
    </message>
    <message>
        <source>The VAT is the sum of the columns %1</source>
        <translation>Die BTW is die som van die kolomme %1</translation>
    </message>
    <message>
        <source>The total is the sum of the columns %1</source>
        <translation>Die totaal is die som van die kolomme %1</translation>
    </message>
    <message>
        <source>Add %1.</source>
        <translation>Voeg %1 by.</translation>
    </message>
    <message>
        <source>The columns are %1.</source>
        <translation>Die kolomme is %1.</translation>
    </message>
    <message>
        <source>Import this file by itself, and choose a column or a fixed value in its preview.</source>
        <translation>Voer hierdie lêer op sy eie in, en kies ’n kolom of ’n vaste waarde in sy voorskou.</translation>
    </message>
    <message>
        <source>Map a field with --map FIELD=COLUMN or --map FIELD=:CONSTANT.</source>
        <translation>Ken ’n veld toe met --map FIELD=COLUMN of --map FIELD=:CONSTANT.</translation>
    </message>
    <message>
        <source>Who is the seller, and which currency are the amounts in?</source>
        <translation>Wie is die verkoper, en in watter geldeenheid is die bedrae?</translation>
    </message>
    <message>
        <source>internal error: a release has other invoices than those waiting</source>
        <translation>interne fout: ander fakture as dié wat wag, sou gewys word</translation>
    </message>
</context>
</TS>
