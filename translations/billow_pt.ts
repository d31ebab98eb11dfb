<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_PT">
<context>
    <name>AmountInput</name>
    <message>
        <source>Not an amount, such as %1</source>
        <translation>Não é um montante como %1</translation>
    </message>
    <message>
        <source>Amounts are never below zero</source>
        <translation>Os montantes nunca são negativos</translation>
    </message>
    <message>
        <source>At most four decimals</source>
        <translation>No máximo quatro casas decimais</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Demasiado grande</translation>
    </message>
</context>
<context>
    <name>AnalyticsText</name>
    <message>
        <source>Not given</source>
        <translation>Não indicado</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Invoices: %1 · total: %2 · VAT: %3</source>
        <translation>Faturas: %1 · total: %2 · IVA: %3</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>Todos os outros</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Total (%1)</source>
        <translation>Total (%1)</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Quota</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Guardadas</translation>
    </message>
    <message>
        <source>Displayed</source>
        <translation>Apresentadas</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>À espera</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mês</translation>
    </message>
    <message>
        <source>VAT (%1)</source>
        <translation>IVA (%1)</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Faturas</translation>
    </message>
</context>
<context>
    <name>CompactNumber</name>
    <message>
        <source>%1 tn</source>
        <translation>%1 bi</translation>
    </message>
    <message>
        <source>%1 bn</source>
        <translation>%1 mM</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>%1 k</source>
        <translation>%1 mil</translation>
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
        <translation>Emirados Árabes Unidos</translation>
    </message>
    <message>
        <source>Afghanistan</source>
        <translation>Afeganistão</translation>
    </message>
    <message>
        <source>Antigua and Barbuda</source>
        <translation>Antígua e Barbuda</translation>
    </message>
    <message>
        <source>Anguilla</source>
        <translation>Anguila</translation>
    </message>
    <message>
        <source>Albania</source>
        <translation>Albânia</translation>
    </message>
    <message>
        <source>Armenia</source>
        <translation>Arménia</translation>
    </message>
    <message>
        <source>Angola</source>
        <translation>Angola</translation>
    </message>
    <message>
        <source>Antarctica</source>
        <translation>Antártida</translation>
    </message>
    <message>
        <source>Argentina</source>
        <translation>Argentina</translation>
    </message>
    <message>
        <source>American Samoa</source>
        <translation>Samoa Americana</translation>
    </message>
    <message>
        <source>Austria</source>
        <translation>Áustria</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>Austrália</translation>
    </message>
    <message>
        <source>Aruba</source>
        <translation>Aruba</translation>
    </message>
    <message>
        <source>Åland Islands</source>
        <translation>Ilhas Åland</translation>
    </message>
    <message>
        <source>Azerbaijan</source>
        <translation>Azerbaijão</translation>
    </message>
    <message>
        <source>Bosnia and Herzegovina</source>
        <translation>Bósnia e Herzegovina</translation>
    </message>
    <message>
        <source>Barbados</source>
        <translation>Barbados</translation>
    </message>
    <message>
        <source>Bangladesh</source>
        <translation>Bangladeche</translation>
    </message>
    <message>
        <source>Belgium</source>
        <translation>Bélgica</translation>
    </message>
    <message>
        <source>Burkina Faso</source>
        <translation>Burquina Faso</translation>
    </message>
    <message>
        <source>Bulgaria</source>
        <translation>Bulgária</translation>
    </message>
    <message>
        <source>Bahrain</source>
        <translation>Barém</translation>
    </message>
    <message>
        <source>Burundi</source>
        <translation>Burundi</translation>
    </message>
    <message>
        <source>Benin</source>
        <translation>Benim</translation>
    </message>
    <message>
        <source>Saint Barthélemy</source>
        <translation>São Bartolomeu</translation>
    </message>
    <message>
        <source>Bermuda</source>
        <translation>Bermudas</translation>
    </message>
    <message>
        <source>Brunei</source>
        <translation>Brunei</translation>
    </message>
    <message>
        <source>Bolivia</source>
        <translation>Bolívia</translation>
    </message>
    <message>
        <source>Caribbean Netherlands</source>
        <translation>Países Baixos Caribenhos</translation>
    </message>
    <message>
        <source>Brazil</source>
        <translation>Brasil</translation>
    </message>
    <message>
        <source>Bahamas</source>
        <translation>Baamas</translation>
    </message>
    <message>
        <source>Bhutan</source>
        <translation>Butão</translation>
    </message>
    <message>
        <source>Bouvet Island</source>
        <translation>Ilha Bouvet</translation>
    </message>
    <message>
        <source>Botswana</source>
        <translation>Botsuana</translation>
    </message>
    <message>
        <source>Belarus</source>
        <translation>Bielorrússia</translation>
    </message>
    <message>
        <source>Belize</source>
        <translation>Belize</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>Canadá</translation>
    </message>
    <message>
        <source>Cocos (Keeling) Islands</source>
        <translation>Ilhas Cocos</translation>
    </message>
    <message>
        <source>Congo, Democratic Republic</source>
        <translation>Congo, República Democrática</translation>
    </message>
    <message>
        <source>Central African Republic</source>
        <translation>República Centro-Africana</translation>
    </message>
    <message>
        <source>Congo, Republic</source>
        <translation>Congo, República</translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation>Suíça</translation>
    </message>
    <message>
        <source>Côte d&apos;Ivoire</source>
        <translation>Costa do Marfim</translation>
    </message>
    <message>
        <source>Cook Islands</source>
        <translation>Ilhas Cook</translation>
    </message>
    <message>
        <source>Chile</source>
        <translation>Chile</translation>
    </message>
    <message>
        <source>Cameroon</source>
        <translation>Camarões</translation>
    </message>
    <message>
        <source>China</source>
        <translation>China</translation>
    </message>
    <message>
        <source>Colombia</source>
        <translation>Colômbia</translation>
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
        <translation>Cabo Verde</translation>
    </message>
    <message>
        <source>Curaçao</source>
        <translation>Curaçau</translation>
    </message>
    <message>
        <source>Christmas Island</source>
        <translation>Ilha do Natal</translation>
    </message>
    <message>
        <source>Cyprus</source>
        <translation>Chipre</translation>
    </message>
    <message>
        <source>Czechia</source>
        <translation>Chéquia</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>Alemanha</translation>
    </message>
    <message>
        <source>Djibouti</source>
        <translation>Jibuti</translation>
    </message>
    <message>
        <source>Denmark</source>
        <translation>Dinamarca</translation>
    </message>
    <message>
        <source>Dominica</source>
        <translation>Domínica</translation>
    </message>
    <message>
        <source>Dominican Republic</source>
        <translation>República Dominicana</translation>
    </message>
    <message>
        <source>Algeria</source>
        <translation>Argélia</translation>
    </message>
    <message>
        <source>Ecuador</source>
        <translation>Equador</translation>
    </message>
    <message>
        <source>Estonia</source>
        <translation>Estónia</translation>
    </message>
    <message>
        <source>Egypt</source>
        <translation>Egito</translation>
    </message>
    <message>
        <source>Western Sahara</source>
        <translation>Sara Ocidental</translation>
    </message>
    <message>
        <source>Eritrea</source>
        <translation>Eritreia</translation>
    </message>
    <message>
        <source>Spain</source>
        <translation>Espanha</translation>
    </message>
    <message>
        <source>Ethiopia</source>
        <translation>Etiópia</translation>
    </message>
    <message>
        <source>Finland</source>
        <translation>Finlândia</translation>
    </message>
    <message>
        <source>Fiji</source>
        <translation>Fiji</translation>
    </message>
    <message>
        <source>Falkland Islands</source>
        <translation>Ilhas Falkland</translation>
    </message>
    <message>
        <source>Micronesia</source>
        <translation>Micronésia</translation>
    </message>
    <message>
        <source>Faroe Islands</source>
        <translation>Ilhas Faroé</translation>
    </message>
    <message>
        <source>France</source>
        <translation>França</translation>
    </message>
    <message>
        <source>Gabon</source>
        <translation>Gabão</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>Reino Unido</translation>
    </message>
    <message>
        <source>Grenada</source>
        <translation>Granada</translation>
    </message>
    <message>
        <source>Georgia</source>
        <translation>Geórgia</translation>
    </message>
    <message>
        <source>French Guiana</source>
        <translation>Guiana Francesa</translation>
    </message>
    <message>
        <source>Guernsey</source>
        <translation>Guernesey</translation>
    </message>
    <message>
        <source>Ghana</source>
        <translation>Gana</translation>
    </message>
    <message>
        <source>Gibraltar</source>
        <translation>Gibraltar</translation>
    </message>
    <message>
        <source>Greenland</source>
        <translation>Gronelândia</translation>
    </message>
    <message>
        <source>Gambia</source>
        <translation>Gâmbia</translation>
    </message>
    <message>
        <source>Guinea</source>
        <translation>Guiné</translation>
    </message>
    <message>
        <source>Guadeloupe</source>
        <translation>Guadalupe</translation>
    </message>
    <message>
        <source>Equatorial Guinea</source>
        <translation>Guiné Equatorial</translation>
    </message>
    <message>
        <source>Greece</source>
        <translation>Grécia</translation>
    </message>
    <message>
        <source>South Georgia and the South Sandwich Islands</source>
        <translation>Geórgia do Sul e Sandwich do Sul</translation>
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
        <translation>Guiné-Bissau</translation>
    </message>
    <message>
        <source>Guyana</source>
        <translation>Guiana</translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation>Hong Kong</translation>
    </message>
    <message>
        <source>Heard Island and McDonald Islands</source>
        <translation>Ilhas Heard e McDonald</translation>
    </message>
    <message>
        <source>Honduras</source>
        <translation>Honduras</translation>
    </message>
    <message>
        <source>Croatia</source>
        <translation>Croácia</translation>
    </message>
    <message>
        <source>Haiti</source>
        <translation>Haiti</translation>
    </message>
    <message>
        <source>Hungary</source>
        <translation>Hungria</translation>
    </message>
    <message>
        <source>Indonesia</source>
        <translation>Indonésia</translation>
    </message>
    <message>
        <source>Ireland</source>
        <translation>Irlanda</translation>
    </message>
    <message>
        <source>Israel</source>
        <translation>Israel</translation>
    </message>
    <message>
        <source>Isle of Man</source>
        <translation>Ilha de Man</translation>
    </message>
    <message>
        <source>India</source>
        <translation>Índia</translation>
    </message>
    <message>
        <source>British Indian Ocean Territory</source>
        <translation>Território Britânico do Oceano Índico</translation>
    </message>
    <message>
        <source>Iraq</source>
        <translation>Iraque</translation>
    </message>
    <message>
        <source>Iran</source>
        <translation>Irão</translation>
    </message>
    <message>
        <source>Iceland</source>
        <translation>Islândia</translation>
    </message>
    <message>
        <source>Italy</source>
        <translation>Itália</translation>
    </message>
    <message>
        <source>Jersey</source>
        <translation>Jersey</translation>
    </message>
    <message>
        <source>Jamaica</source>
        <translation>Jamaica</translation>
    </message>
    <message>
        <source>Jordan</source>
        <translation>Jordânia</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>Japão</translation>
    </message>
    <message>
        <source>Kenya</source>
        <translation>Quénia</translation>
    </message>
    <message>
        <source>Kyrgyzstan</source>
        <translation>Quirguistão</translation>
    </message>
    <message>
        <source>Cambodia</source>
        <translation>Camboja</translation>
    </message>
    <message>
        <source>Kiribati</source>
        <translation>Quiribáti</translation>
    </message>
    <message>
        <source>Comoros</source>
        <translation>Comores</translation>
    </message>
    <message>
        <source>Saint Kitts and Nevis</source>
        <translation>São Cristóvão e Neves</translation>
    </message>
    <message>
        <source>North Korea</source>
        <translation>Coreia do Norte</translation>
    </message>
    <message>
        <source>South Korea</source>
        <translation>Coreia do Sul</translation>
    </message>
    <message>
        <source>Kuwait</source>
        <translation>Koweit</translation>
    </message>
    <message>
        <source>Cayman Islands</source>
        <translation>Ilhas Caimão</translation>
    </message>
    <message>
        <source>Kazakhstan</source>
        <translation>Cazaquistão</translation>
    </message>
    <message>
        <source>Laos</source>
        <translation>Laos</translation>
    </message>
    <message>
        <source>Lebanon</source>
        <translation>Líbano</translation>
    </message>
    <message>
        <source>Saint Lucia</source>
        <translation>Santa Lúcia</translation>
    </message>
    <message>
        <source>Liechtenstein</source>
        <translation>Listenstaine</translation>
    </message>
    <message>
        <source>Sri Lanka</source>
        <translation>Sri Lanca</translation>
    </message>
    <message>
        <source>Liberia</source>
        <translation>Libéria</translation>
    </message>
    <message>
        <source>Lesotho</source>
        <translation>Lesoto</translation>
    </message>
    <message>
        <source>Lithuania</source>
        <translation>Lituânia</translation>
    </message>
    <message>
        <source>Luxembourg</source>
        <translation>Luxemburgo</translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation>Letónia</translation>
    </message>
    <message>
        <source>Libya</source>
        <translation>Líbia</translation>
    </message>
    <message>
        <source>Morocco</source>
        <translation>Marrocos</translation>
    </message>
    <message>
        <source>Monaco</source>
        <translation>Mónaco</translation>
    </message>
    <message>
        <source>Moldova</source>
        <translation>Moldávia</translation>
    </message>
    <message>
        <source>Montenegro</source>
        <translation>Montenegro</translation>
    </message>
    <message>
        <source>Saint Martin</source>
        <translation>São Martinho</translation>
    </message>
    <message>
        <source>Madagascar</source>
        <translation>Madagáscar</translation>
    </message>
    <message>
        <source>Marshall Islands</source>
        <translation>Ilhas Marshall</translation>
    </message>
    <message>
        <source>North Macedonia</source>
        <translation>Macedónia do Norte</translation>
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
        <translation>Mongólia</translation>
    </message>
    <message>
        <source>Macao</source>
        <translation>Macau</translation>
    </message>
    <message>
        <source>Northern Mariana Islands</source>
        <translation>Ilhas Marianas do Norte</translation>
    </message>
    <message>
        <source>Martinique</source>
        <translation>Martinica</translation>
    </message>
    <message>
        <source>Mauritania</source>
        <translation>Mauritânia</translation>
    </message>
    <message>
        <source>Montserrat</source>
        <translation>Monserrate</translation>
    </message>
    <message>
        <source>Malta</source>
        <translation>Malta</translation>
    </message>
    <message>
        <source>Mauritius</source>
        <translation>Maurícia</translation>
    </message>
    <message>
        <source>Maldives</source>
        <translation>Maldivas</translation>
    </message>
    <message>
        <source>Malawi</source>
        <translation>Maláui</translation>
    </message>
    <message>
        <source>Mexico</source>
        <translation>México</translation>
    </message>
    <message>
        <source>Malaysia</source>
        <translation>Malásia</translation>
    </message>
    <message>
        <source>Mozambique</source>
        <translation>Moçambique</translation>
    </message>
    <message>
        <source>Namibia</source>
        <translation>Namíbia</translation>
    </message>
    <message>
        <source>New Caledonia</source>
        <translation>Nova Caledónia</translation>
    </message>
    <message>
        <source>Niger</source>
        <translation>Níger</translation>
    </message>
    <message>
        <source>Norfolk Island</source>
        <translation>Ilha Norfolk</translation>
    </message>
    <message>
        <source>Nigeria</source>
        <translation>Nigéria</translation>
    </message>
    <message>
        <source>Nicaragua</source>
        <translation>Nicarágua</translation>
    </message>
    <message>
        <source>Netherlands</source>
        <translation>Países Baixos</translation>
    </message>
    <message>
        <source>Norway</source>
        <translation>Noruega</translation>
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
        <translation>Nova Zelândia</translation>
    </message>
    <message>
        <source>Oman</source>
        <translation>Omã</translation>
    </message>
    <message>
        <source>Panama</source>
        <translation>Panamá</translation>
    </message>
    <message>
        <source>Peru</source>
        <translation>Peru</translation>
    </message>
    <message>
        <source>French Polynesia</source>
        <translation>Polinésia Francesa</translation>
    </message>
    <message>
        <source>Papua New Guinea</source>
        <translation>Papua-Nova Guiné</translation>
    </message>
    <message>
        <source>Philippines</source>
        <translation>Filipinas</translation>
    </message>
    <message>
        <source>Pakistan</source>
        <translation>Paquistão</translation>
    </message>
    <message>
        <source>Poland</source>
        <translation>Polónia</translation>
    </message>
    <message>
        <source>Saint Pierre and Miquelon</source>
        <translation>São Pedro e Miquelão</translation>
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
        <translation>Paraguai</translation>
    </message>
    <message>
        <source>Qatar</source>
        <translation>Catar</translation>
    </message>
    <message>
        <source>Réunion</source>
        <translation>Reunião</translation>
    </message>
    <message>
        <source>Romania</source>
        <translation>Roménia</translation>
    </message>
    <message>
        <source>Serbia</source>
        <translation>Sérvia</translation>
    </message>
    <message>
        <source>Russia</source>
        <translation>Rússia</translation>
    </message>
    <message>
        <source>Rwanda</source>
        <translation>Ruanda</translation>
    </message>
    <message>
        <source>Saudi Arabia</source>
        <translation>Arábia Saudita</translation>
    </message>
    <message>
        <source>Solomon Islands</source>
        <translation>Ilhas Salomão</translation>
    </message>
    <message>
        <source>Seychelles</source>
        <translation>Seicheles</translation>
    </message>
    <message>
        <source>Sudan</source>
        <translation>Sudão</translation>
    </message>
    <message>
        <source>Sweden</source>
        <translation>Suécia</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>Singapura</translation>
    </message>
    <message>
        <source>Saint Helena</source>
        <translation>Santa Helena</translation>
    </message>
    <message>
        <source>Slovenia</source>
        <translation>Eslovénia</translation>
    </message>
    <message>
        <source>Svalbard and Jan Mayen</source>
        <translation>Svalbard e Jan Mayen</translation>
    </message>
    <message>
        <source>Slovakia</source>
        <translation>Eslováquia</translation>
    </message>
    <message>
        <source>Sierra Leone</source>
        <translation>Serra Leoa</translation>
    </message>
    <message>
        <source>San Marino</source>
        <translation>São Marinho</translation>
    </message>
    <message>
        <source>Senegal</source>
        <translation>Senegal</translation>
    </message>
    <message>
        <source>Somalia</source>
        <translation>Somália</translation>
    </message>
    <message>
        <source>Suriname</source>
        <translation>Suriname</translation>
    </message>
    <message>
        <source>South Sudan</source>
        <translation>Sudão do Sul</translation>
    </message>
    <message>
        <source>São Tomé and Príncipe</source>
        <translation>São Tomé e Príncipe</translation>
    </message>
    <message>
        <source>El Salvador</source>
        <translation>Salvador</translation>
    </message>
    <message>
        <source>Sint Maarten</source>
        <translation>São Martinho (Países Baixos)</translation>
    </message>
    <message>
        <source>Syria</source>
        <translation>Síria</translation>
    </message>
    <message>
        <source>Eswatini</source>
        <translation>Essuatíni</translation>
    </message>
    <message>
        <source>Turks and Caicos Islands</source>
        <translation>Ilhas Turcas e Caicos</translation>
    </message>
    <message>
        <source>Chad</source>
        <translation>Chade</translation>
    </message>
    <message>
        <source>French Southern Territories</source>
        <translation>Terras Austrais Francesas</translation>
    </message>
    <message>
        <source>Togo</source>
        <translation>Togo</translation>
    </message>
    <message>
        <source>Thailand</source>
        <translation>Tailândia</translation>
    </message>
    <message>
        <source>Tajikistan</source>
        <translation>Tajiquistão</translation>
    </message>
    <message>
        <source>Tokelau</source>
        <translation>Toquelau</translation>
    </message>
    <message>
        <source>Timor-Leste</source>
        <translation>Timor-Leste</translation>
    </message>
    <message>
        <source>Turkmenistan</source>
        <translation>Turquemenistão</translation>
    </message>
    <message>
        <source>Tunisia</source>
        <translation>Tunísia</translation>
    </message>
    <message>
        <source>Tonga</source>
        <translation>Tonga</translation>
    </message>
    <message>
        <source>Türkiye</source>
        <translation>Turquia</translation>
    </message>
    <message>
        <source>Trinidad and Tobago</source>
        <translation>Trindade e Tobago</translation>
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
        <translation>Tanzânia</translation>
    </message>
    <message>
        <source>Ukraine</source>
        <translation>Ucrânia</translation>
    </message>
    <message>
        <source>Uganda</source>
        <translation>Uganda</translation>
    </message>
    <message>
        <source>United States Minor Outlying Islands</source>
        <translation>Ilhas Menores dos Estados Unidos</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>Estados Unidos</translation>
    </message>
    <message>
        <source>Uruguay</source>
        <translation>Uruguai</translation>
    </message>
    <message>
        <source>Uzbekistan</source>
        <translation>Usbequistão</translation>
    </message>
    <message>
        <source>Vatican City</source>
        <translation>Vaticano</translation>
    </message>
    <message>
        <source>Saint Vincent and the Grenadines</source>
        <translation>São Vicente e Granadinas</translation>
    </message>
    <message>
        <source>Venezuela</source>
        <translation>Venezuela</translation>
    </message>
    <message>
        <source>British Virgin Islands</source>
        <translation>Ilhas Virgens Britânicas</translation>
    </message>
    <message>
        <source>U.S. Virgin Islands</source>
        <translation>Ilhas Virgens Americanas</translation>
    </message>
    <message>
        <source>Vietnam</source>
        <translation>Vietname</translation>
    </message>
    <message>
        <source>Vanuatu</source>
        <translation>Vanuatu</translation>
    </message>
    <message>
        <source>Wallis and Futuna</source>
        <translation>Wallis e Futuna</translation>
    </message>
    <message>
        <source>Samoa</source>
        <translation>Samoa</translation>
    </message>
    <message>
        <source>Yemen</source>
        <translation>Iémen</translation>
    </message>
    <message>
        <source>Mayotte</source>
        <translation>Maiote</translation>
    </message>
    <message>
        <source>South Africa</source>
        <translation>África do Sul</translation>
    </message>
    <message>
        <source>Zambia</source>
        <translation>Zâmbia</translation>
    </message>
    <message>
        <source>Zimbabwe</source>
        <translation>Zimbabué</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Currency %1</source>
        <translation>Moeda %1</translation>
    </message>
    <message>
        <source>Country %1</source>
        <translation>País %1</translation>
    </message>
    <message>
        <source>No payment named</source>
        <translation>Sem pagamento indicado</translation>
    </message>
    <message>
        <source>Payment %1</source>
        <translation>Pagamento %1</translation>
    </message>
    <message>
        <source>Source %1</source>
        <translation>Origem %1</translation>
    </message>
    <message>
        <source>Displayed only</source>
        <translation>Só as apresentadas</translation>
    </message>
    <message>
        <source>All invoices</source>
        <translation>Todas as faturas</translation>
    </message>
    <message>
        <source>Issued on %1</source>
        <translation>Emitidas a %1</translation>
    </message>
    <message>
        <source>Issued from %1</source>
        <translation>Emitidas desde %1</translation>
    </message>
    <message>
        <source>Issued until %1</source>
        <translation>Emitidas até %1</translation>
    </message>
    <message>
        <source>Issued %1 to %2</source>
        <translation>Emitidas de %1 a %2</translation>
    </message>
    <message>
        <source>Total from %1</source>
        <translation>Total desde %1</translation>
    </message>
    <message>
        <source>Total up to %1</source>
        <translation>Total até %1</translation>
    </message>
    <message>
        <source>Total %1 to %2</source>
        <translation>Total de %1 a %2</translation>
    </message>
    <message>
        <source>Risk %1</source>
        <translation>Risco %1</translation>
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
        <translation>Número da fatura</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Vendedor</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Comprador</translation>
    </message>
    <message>
        <source>Exporting country</source>
        <translation>País exportador</translation>
    </message>
    <message>
        <source>Importing country</source>
        <translation>País importador</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moeda</translation>
    </message>
    <message>
        <source>VAT rate in %</source>
        <translation>Taxa de IVA em %</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Subtotal</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>IVA</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Payment mechanism</source>
        <translation>Forma de pagamento</translation>
    </message>
    <message>
        <source>Risk profile</source>
        <translation>Perfil de risco</translation>
    </message>
    <message>
        <source>Quantity of a line</source>
        <translation>Quantidade de uma linha</translation>
    </message>
    <message>
        <source>Unit price of a line</source>
        <translation>Preço unitário de uma linha</translation>
    </message>
    <message>
        <source>Total of a line</source>
        <translation>Total de uma linha</translation>
    </message>
    <message>
        <source> or </source>
        <comment>between two fields</comment>
        <translation> ou </translation>
    </message>
    <message>
        <source>no such column</source>
        <translation>coluna inexistente</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>não lido</translation>
    </message>
    <message>
        <source>guessed</source>
        <translation>deduzido</translation>
    </message>
    <message>
        <source>from the profile</source>
        <translation>do perfil</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>escolhido</translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation>separado por vírgulas</translation>
    </message>
    <message>
        <source>separated by semicolons</source>
        <translation>separado por pontos e vírgulas</translation>
    </message>
    <message>
        <source>separated by tabs</source>
        <translation>separado por tabulações</translation>
    </message>
    <message>
        <source>separated by “%1”</source>
        <translation>separado por “%1”</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>not UTF-8</source>
        <translation>não UTF-8</translation>
    </message>
    <message>
        <source>a row is a line item</source>
        <translation>uma linha por artigo</translation>
    </message>
    <message>
        <source>a row is an invoice</source>
        <translation>uma linha por fatura</translation>
    </message>
    <message>
        <source>, %1 not accepted</source>
        <translation>, %1 não aceites</translation>
    </message>
    <message numerus="yes">
        <source>The import was cancelled. The %1 invoices that were stored before stay.</source>
        <translation>
            <numerusform>A importação foi cancelada. A %1 fatura já guardada mantém-se.</numerusform>
            <numerusform>A importação foi cancelada. As %1 faturas já guardadas mantêm-se.</numerusform>
        </translation>
    </message>
    <message>
        <source>The import ended early: %1</source>
        <translation>A importação terminou antes do fim: %1</translation>
    </message>
    <message numerus="yes">
        <source>Nothing new: all %1 invoices were stored before.</source>
        <translation>
            <numerusform>Nada de novo: %1 fatura já estava guardada.</numerusform>
            <numerusform>Nada de novo: todas as %1 faturas já estavam guardadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>No invoice was imported.</source>
        <translation>Nenhuma fatura foi importada.</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices were imported, but not every file was read to its end.</source>
        <translation>
            <numerusform>%1 fatura foi importada, mas nem todos os ficheiros foram lidos até ao fim.</numerusform>
            <numerusform>%1 faturas foram importadas, mas nem todos os ficheiros foram lidos até ao fim.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices were imported.</source>
        <translation>
            <numerusform>%1 fatura foi importada.</numerusform>
            <numerusform>%1 faturas foram importadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 linha</numerusform>
            <numerusform>%1 linhas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %1 rows</source>
        <translation>
            <numerusform>As primeiras %1 linhas</numerusform>
            <numerusform>As primeiras %1 linhas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices</source>
        <translation>
            <numerusform>%1 fatura</numerusform>
            <numerusform>%1 faturas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices were imported, %2 not accepted.</source>
        <translation>
            <numerusform>%1 fatura foi importada; não aceites: %2.</numerusform>
            <numerusform>%1 faturas foram importadas; não aceites: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InvoiceText</name>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Vendedor</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Comprador</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Rota</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pagamento</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Subtotal</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>IVA</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risco</translation>
    </message>
    <message>
        <source>%1 at %2 %</source>
        <translation>%1 a %2 %</translation>
    </message>
</context>
<context>
    <name>PdfFile</name>
    <message>
        <source>%1 of %2</source>
        <comment>a page</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moeda</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Faturas</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Subtotal</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>IVA</translation>
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
        <translation>Todas as faturas</translation>
    </message>
    <message>
        <source>Red risk</source>
        <translation>Risco vermelho</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Maiores primeiro</translation>
    </message>
    <message>
        <source>Issued today</source>
        <translation>Emitidas hoje</translation>
    </message>
    <message>
        <source>Issued this month</source>
        <translation>Emitidas este mês</translation>
    </message>
</context>
<context>
    <name>SearchText</name>
    <message>
        <source>#</source>
        <comment>the place in the order of arrival</comment>
        <translation>N.º</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Emitida</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Vendedor</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Comprador</translation>
    </message>
    <message>
        <source>From</source>
        <comment>exporting country</comment>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <comment>importing country</comment>
        <translation>Para</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moeda</translation>
    </message>
    <message>
        <source>VAT rate</source>
        <translation>Taxa de IVA</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Subtotal</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>IVA</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pagamento</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risco</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origem</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Guardadas</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>Chegada</translation>
    </message>
    <message>
        <source>Exporting country</source>
        <translation>País exportador</translation>
    </message>
    <message>
        <source>Importing country</source>
        <translation>País importador</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 at %2 %</source>
        <translation>%1 a %2 %</translation>
    </message>
</context>
<context>
    <name>SettingsWording</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Fluxo</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Armazenamento</translation>
    </message>
    <message>
        <source>Web server</source>
        <translation>Servidor web</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registos</translation>
    </message>
    <message>
        <source>Generation rate</source>
        <translation>Ritmo de geração</translation>
    </message>
    <message>
        <source>Display rate</source>
        <translation>Ritmo de apresentação</translation>
    </message>
    <message>
        <source>Length of a run, in seconds</source>
        <translation>Duração de uma execução, em segundos</translation>
    </message>
    <message>
        <source>Seed of the generator</source>
        <translation>Semente do gerador</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de dados</translation>
    </message>
    <message>
        <source>Redis cache</source>
        <translation>Cache Redis</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Endereço</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Porta</translation>
    </message>
    <message>
        <source>Secret key base</source>
        <translation>Chave secreta</translation>
    </message>
    <message>
        <source>Allowed origins</source>
        <translation>Origens permitidas</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Nível mínimo</translation>
    </message>
    <message>
        <source>Exceptions from the level</source>
        <translation>Exceções ao nível</translation>
    </message>
    <message>
        <source>Log file</source>
        <translation>Ficheiro de registos</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Size of a file, in megabytes</source>
        <translation>Tamanho de um ficheiro, em megabytes</translation>
    </message>
    <message>
        <source>Files to keep</source>
        <translation>Ficheiros a manter</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Como no sistema</translation>
    </message>
    <message>
        <source>Default.</source>
        <translation>Predefinição.</translation>
    </message>
    <message>
        <source>From %1, line %2.</source>
        <translation>De %1, linha %2.</translation>
    </message>
    <message>
        <source>Set by %1 in the environment.</source>
        <translation>Definido por %1 no ambiente.</translation>
    </message>
    <message>
        <source>Set by %1 on the command line.</source>
        <translation>Definido por %1 na linha de comandos.</translation>
    </message>
</context>
<context>
    <name>SystemWording</name>
    <message>
        <source>Stopped</source>
        <translation>Parado</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>A iniciar</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Em execução</translation>
    </message>
    <message>
        <source>Crashed</source>
        <translation>Falhou</translation>
    </message>
    <message>
        <source>Unresponsive</source>
        <translation>Não responde</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>A parar</translation>
    </message>
    <message>
        <source>When a child crashes, that child alone is started again.</source>
        <translation>Quando um filho falha, só esse é reiniciado.</translation>
    </message>
    <message>
        <source>When a child crashes, all of them are started again.</source>
        <translation>Quando um filho falha, todos são reiniciados.</translation>
    </message>
    <message>
        <source>When a child crashes, it and those below it are started again.</source>
        <translation>Quando um filho falha, esse e os seguintes são reiniciados.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Desligado</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>A ligar</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Pronto</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Inacessível</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Em falha</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Depuração</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erro</translation>
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
        <translation>Cheio</translation>
    </message>
</context>
<context>
    <name>TaxCheck</name>
    <message>
        <source>too large to calculate</source>
        <translation>demasiado grande para calcular</translation>
    </message>
    <message>
        <source>VAT as calculated, rounded half away from zero</source>
        <translation>IVA calculado, arredondado ao mais próximo</translation>
    </message>
    <message>
        <source>VAT as given by the seller</source>
        <translation>IVA indicado pelo vendedor</translation>
    </message>
    <message>
        <source>VAT as given by the seller: %1 less than calculated</source>
        <translation>IVA indicado pelo vendedor: %1 a menos do que o calculado</translation>
    </message>
    <message>
        <source>VAT as given by the seller: %1 more than calculated</source>
        <translation>IVA indicado pelo vendedor: %1 a mais do que o calculado</translation>
    </message>
    <message>
        <source>That is the total</source>
        <translation>É esse o total</translation>
    </message>
    <message>
        <source>The total says %1</source>
        <translation>O total diz %1</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Idle</source>
        <translation>Inativo</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Em execução</translation>
    </message>
    <message>
        <source>Processing backlog</source>
        <translation>A tratar os pendentes</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Amarelo</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Vermelho</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>ilimitado</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>invoices a second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 desligado</translation>
    </message>
    <message>
        <source>%1 connecting</source>
        <translation>%1 a ligar</translation>
    </message>
    <message>
        <source>%1 %2 ms</source>
        <translation>%1 %2 ms</translation>
    </message>
    <message>
        <source>%1 away</source>
        <translation>%1 inacessível</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 em falha</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>%1 não pode ser usado</translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation>À espera de %1</translation>
    </message>
    <message>
        <source>%1 ready</source>
        <translation>%1 pronto</translation>
    </message>
    <message>
        <source>%1 full</source>
        <translation>%1 cheio</translation>
    </message>
</context>
<context>
    <name>billow::AboutDialog</name>
    <message>
        <source>About Billow</source>
        <translation>Acerca do Billow</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Billow %1</source>
        <translation>Billow %1</translation>
    </message>
    <message>
        <source>A live stream of invoices: stored durably, shown at a readable pace, totalled to the cent.</source>
        <translation>Um fluxo de faturas em direto: guardadas de forma duradoura, apresentadas a um ritmo legível, somadas até ao cêntimo.</translation>
    </message>
    <message>
        <source>Made with Qt %1. Billow&apos;s own code is under the MIT licence; this program as a whole, with Qt HttpServer in it, is under the GNU General Public License, version 3.</source>
        <translation>Feito com Qt %1. O código próprio do Billow tem a licença MIT; o programa no seu todo, com o Qt HttpServer, está sob a Licença Pública Geral GNU, versão 3.</translation>
    </message>
</context>
<context>
    <name>billow::ActorTree</name>
    <message>
        <source>Supervision tree</source>
        <translation>Árvore de supervisão</translation>
    </message>
</context>
<context>
    <name>billow::ActorTreeModel</name>
    <message>
        <source>Actor</source>
        <translation>Ator</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Messages that wait in its mailbox</source>
        <translation>Mensagens à espera na sua caixa</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>À espera</translation>
    </message>
    <message>
        <source>Messages handled a second, since the last look</source>
        <translation>Mensagens tratadas por segundo desde a última leitura</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Por segundo</translation>
    </message>
    <message>
        <source>Time a message takes, on average since the start</source>
        <translation>Tempo por mensagem, em média desde o início</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Média</translation>
    </message>
    <message>
        <source>The slowest single message since the start</source>
        <translation>A mensagem mais lenta desde o início</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Máximo</translation>
    </message>
    <message>
        <source>How often it was started again after a crash</source>
        <translation>Quantas vezes foi reiniciado após uma falha</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Reinícios</translation>
    </message>
    <message>
        <source>What its last crash said</source>
        <translation>O que disse a última falha</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Último erro</translation>
    </message>
</context>
<context>
    <name>billow::Alerts</name>
    <message>
        <source>The run has ended</source>
        <translation>A execução terminou</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices were generated; %2 are still to be displayed.</source>
        <translation>
            <numerusform>%1 fatura foi gerada; ainda por apresentar: %2.</numerusform>
            <numerusform>%1 faturas foram geradas; ainda por apresentar: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>All invoices are displayed</source>
        <translation>Todas as faturas estão apresentadas</translation>
    </message>
    <message>
        <source>The backlog of the last run is empty.</source>
        <translation>Não há pendentes da última execução.</translation>
    </message>
    <message>
        <source>%1 of %2 from %3</source>
        <comment>an invoice: number, amount, seller</comment>
        <translation>%1: %2 de %3</translation>
    </message>
    <message>
        <source>, risk %1</source>
        <translation>, risco %1</translation>
    </message>
    <message>
        <source>Invoice to look at</source>
        <translation>Uma fatura para ver</translation>
    </message>
    <message>
        <source>%1 invoices to look at</source>
        <translation>%1 faturas para ver</translation>
    </message>
    <message>
        <source>The newest: %1</source>
        <translation>A mais recente: %1</translation>
    </message>
</context>
<context>
    <name>billow::AnalyticsCards</name>
    <message>
        <source>Top sellers, %1</source>
        <translation>Principais vendedores, %1</translation>
    </message>
    <message>
        <source>Top buyers, %1</source>
        <translation>Principais compradores, %1</translation>
    </message>
    <message>
        <source>By exporting country, %1</source>
        <translation>Por país exportador, %1</translation>
    </message>
    <message>
        <source>By importing country, %1</source>
        <translation>Por país importador, %1</translation>
    </message>
    <message>
        <source>By risk, %1</source>
        <translation>Por risco, %1</translation>
    </message>
    <message>
        <source>By payment, %1</source>
        <translation>Por pagamento, %1</translation>
    </message>
    <message>
        <source>Invoices per minute</source>
        <translation>Faturas por minuto</translation>
    </message>
    <message>
        <source>Value per minute, %1</source>
        <translation>Valor por minuto, %1</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>Pendentes</translation>
    </message>
    <message>
        <source>this minute, so far</source>
        <translation>neste minuto, até agora</translation>
    </message>
    <message>
        <source>since %1, on average</source>
        <translation>desde %1, em média</translation>
    </message>
    <message>
        <source>%1 to %2, on average</source>
        <translation>%1 a %2, em média</translation>
    </message>
    <message>
        <source>now</source>
        <translation>agora</translation>
    </message>
    <message>
        <source>at the end of %1</source>
        <translation>no fim de %1</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Guardadas</translation>
    </message>
    <message>
        <source>Displayed</source>
        <translation>Apresentadas</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>À espera</translation>
    </message>
    <message>
        <source>VAT by month of issue, %1</source>
        <translation>IVA por mês de emissão, %1</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>IVA</translation>
    </message>
</context>
<context>
    <name>billow::AnalyticsControls</name>
    <message>
        <source>C&amp;urrency</source>
        <translation>&amp;Moeda</translation>
    </message>
    <message>
        <source>Currency of all amounts</source>
        <translation>Moeda de todos os montantes</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 hora</translation>
    </message>
    <message>
        <source>Figures per minute of the last hour</source>
        <translation>Valores por minuto da última hora</translation>
    </message>
    <message>
        <source>6 hours</source>
        <translation>6 horas</translation>
    </message>
    <message>
        <source>Figures per minute of the last 6 hours</source>
        <translation>Valores por minuto das últimas 6 horas</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 horas</translation>
    </message>
    <message>
        <source>Figures per minute of the last 24 hours</source>
        <translation>Valores por minuto das últimas 24 horas</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices, live</source>
        <translation>
            <numerusform>%1 fatura, em direto</numerusform>
            <numerusform>%1 faturas, em direto</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Catching up: figures of %1 of %2 invoices</source>
        <translation>
            <numerusform>A recuperar: valores de %1 de %2 fatura</numerusform>
            <numerusform>A recuperar: valores de %1 de %2 faturas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::AnalyticsPage</name>
    <message>
        <source>No figures yet</source>
        <translation>Ainda sem valores</translation>
    </message>
    <message>
        <source>Press Start, or drop a CSV file onto the window. The charts fill as invoices arrive.</source>
        <translation>Prima Iniciar ou largue um ficheiro CSV na janela. Os gráficos enchem-se à medida que chegam faturas.</translation>
    </message>
    <message>
        <source>The figures could not be read: %1.</source>
        <translation>Não foi possível ler os valores: %1.</translation>
    </message>
    <message>
        <source>The figures could not be read</source>
        <translation>Não foi possível ler os números</translation>
    </message>
</context>
<context>
    <name>billow::ChartCard</name>
    <message>
        <source>Copy the figures</source>
        <translation>Copiar os valores</translation>
    </message>
</context>
<context>
    <name>billow::CloseQuestion</name>
    <message>
        <source>Do not ask again</source>
        <translation>Não voltar a perguntar</translation>
    </message>
    <message>
        <source>Close Billow</source>
        <translation>Fechar o Billow</translation>
    </message>
    <message>
        <source>Close Billow?</source>
        <translation>Fechar o Billow?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Keep in tray</source>
        <translation>Manter na bandeja</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>An import is going on; closing ends it. What is stored stays: import the file again for the rest.</source>
        <translation>Está a decorrer uma importação; fechar termina-a. O que está guardado mantém-se: importe de novo o ficheiro para o resto.</translation>
    </message>
    <message>
        <source>A run is going on; closing ends it. Nothing that is stored is lost.</source>
        <translation>Está a decorrer uma execução; fechar termina-a. Nada do que está guardado se perde.</translation>
    </message>
    <message>
        <source>The backlog is still being displayed. Nothing that is stored is lost.</source>
        <translation>Os pendentes ainda estão a ser apresentados. Nada do que está guardado se perde.</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices that wait are displayed the next time.</source>
        <translation>
            <numerusform>%1 fatura à espera será apresentada da próxima vez.</numerusform>
            <numerusform>%1 faturas à espera serão apresentadas da próxima vez.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restart Billow</source>
        <translation>Reiniciar o Billow</translation>
    </message>
    <message>
        <source>Restart Billow?</source>
        <translation>Reiniciar o Billow?</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>An import is going on; a restart ends it. What is stored stays: import the file again for the rest.</source>
        <translation>Está a decorrer uma importação; reiniciar termina-a. O que está guardado mantém-se: importe de novo o ficheiro para o resto.</translation>
    </message>
    <message>
        <source>A run is going on; a restart ends it. Nothing that is stored is lost.</source>
        <translation>Está a decorrer uma execução; reiniciar termina-a. Nada do que está guardado se perde.</translation>
    </message>
</context>
<context>
    <name>billow::ColumnsMenu</name>
    <message>
        <source>Fit the columns to the window</source>
        <translation>Ajustar as colunas à janela</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Ordenar por</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Descendente</translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation>Ascendente</translation>
    </message>
    <message>
        <source>Put first</source>
        <translation>Pôr em primeiro</translation>
    </message>
</context>
<context>
    <name>billow::CrashBar</name>
    <message>
        <source>Crash…</source>
        <translation>Fazer falhar…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>%1 crashed, and its supervisor has started it again (restart %2). Nothing that was stored is lost.</source>
        <translation>%1 falhou e o seu supervisor reiniciou-o (reinício %2). Nada do que estava guardado se perdeu.</translation>
    </message>
    <message>
        <source>%1 has crashed; its supervisor starts it again.</source>
        <translation>%1 falhou; o seu supervisor está a reiniciá-lo.</translation>
    </message>
    <message>
        <source>Select an actor to crash it on purpose and watch its supervisor start it again.</source>
        <translation>Selecione um ator para o fazer falhar de propósito e ver o seu supervisor reiniciá-lo.</translation>
    </message>
    <message>
        <source>%1 can be crashed on purpose: it loses what it has in memory, and its supervisor starts it again. Nothing that was stored is lost.</source>
        <translation>Pode fazer-se falhar %1 de propósito: perde o que tem em memória e o seu supervisor reinicia-o. Nada do que está guardado se perde.</translation>
    </message>
    <message>
        <source>Crash %1</source>
        <translation>Fazer falhar %1</translation>
    </message>
    <message>
        <source>Crash</source>
        <translation>Fazer falhar</translation>
    </message>
    <message>
        <source>Crash %1 now? It loses what it has in memory and starts anew from the ledger; the run goes on.</source>
        <translation>Fazer falhar %1 agora? Perde o que tem em memória e recomeça a partir do livro; a execução continua.</translation>
    </message>
    <message>
        <source>%1 crashes with its next message …</source>
        <translation>%1 falha com a próxima mensagem …</translation>
    </message>
    <message>
        <source>%1 takes no messages at the moment, so it cannot be crashed. Try again in a moment.</source>
        <translation>%1 não aceita mensagens neste momento, por isso não pode falhar. Tente de novo daqui a pouco.</translation>
    </message>
</context>
<context>
    <name>billow::CurrencyLine</name>
    <message>
        <source>%1 in %2</source>
        <comment>a number of invoices in a currency</comment>
        <translation>%1 em %2</translation>
    </message>
    <message>
        <source>VAT %1</source>
        <translation>IVA %1</translation>
    </message>
    <message>
        <source>Average %1</source>
        <translation>Média %1</translation>
    </message>
</context>
<context>
    <name>billow::DateField</name>
    <message>
        <source>Any</source>
        <comment>date</comment>
        <translation>Qualquer</translation>
    </message>
    <message>
        <source>A day such as 2026-11-23. Alt+Down opens a calendar.</source>
        <translation>Um dia como 2026-11-23. Alt+Seta para baixo abre um calendário.</translation>
    </message>
    <message>
        <source>Choose from a calendar</source>
        <translation>Escolher num calendário</translation>
    </message>
</context>
<context>
    <name>billow::DetailPane</name>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Select an invoice to see all of it.</source>
        <translation>Selecione uma fatura para a ver por inteiro.</translation>
    </message>
    <message>
        <source>Copy all of this invoice</source>
        <translation>Copiar tudo desta fatura</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Fechar os detalhes</translation>
    </message>
    <message>
        <source>Details of the selected invoice</source>
        <translation>Detalhes da fatura selecionada</translation>
    </message>
    <message>
        <source>Tax check</source>
        <translation>Verificação do imposto</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>não indicado</translation>
    </message>
</context>
<context>
    <name>billow::ExportBar</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir a pasta</translation>
    </message>
    <message>
        <source>As CSV, for spreadsheets and programs…</source>
        <translation>Como CSV, para folhas de cálculo e programas…</translation>
    </message>
    <message>
        <source>As PDF, to read and print…</source>
        <translation>Como PDF, para ler e imprimir…</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>Cancelar a exportação</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Progresso da exportação</translation>
    </message>
    <message>
        <source>invoices-%1</source>
        <comment>name of a file</comment>
        <translation>faturas-%1</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Valores separados por vírgulas (*.csv)</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>Documentos PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Faturas</translation>
    </message>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation>A exportação foi cancelada; nenhum ficheiro foi escrito.</translation>
    </message>
    <message>
        <source>Exporting to %1…</source>
        <translation>A exportar para %1…</translation>
    </message>
    <message>
        <source>Exporting to %1: %2 of %3</source>
        <translation>A exportar para %1: %2 de %3</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 invoices are in %3: more do not fit. Narrow the filter to get the others.</source>
        <translation>Só as primeiras %1 de %2 faturas estão em %3: não cabem mais. Restrinja o filtro para obter as outras.</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices were written to %2.</source>
        <translation>
            <numerusform>%1 fatura foi escrita em %2.</numerusform>
            <numerusform>%1 faturas foram escritas em %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>No file was written. %1.</source>
        <translation>Nenhum ficheiro foi escrito. %1.</translation>
    </message>
</context>
<context>
    <name>billow::ExportTask</name>
    <message>
        <source>the invoices were deleted meanwhile</source>
        <translation>as faturas foram entretanto eliminadas</translation>
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
        <translation>para cada fatura</translation>
    </message>
    <message>
        <source>Where %1 is read from</source>
        <translation>De onde se lê %1</translation>
    </message>
    <message>
        <source>Fixed value of %1</source>
        <translation>Valor fixo de %1</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>necessário</translation>
    </message>
    <message>
        <source>, in basis points</source>
        <translation>, em pontos base</translation>
    </message>
    <message>
        <source>, in cents</source>
        <translation>, em cêntimos</translation>
    </message>
    <message>
        <source>The file has no column “%1”.</source>
        <translation>O ficheiro não tem a coluna “%1”.</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Não lido</translation>
    </message>
    <message>
        <source>Fixed value…</source>
        <translation>Valor fixo…</translation>
    </message>
    <message>
        <source>(without a name)</source>
        <translation>(sem nome)</translation>
    </message>
</context>
<context>
    <name>billow::FileDrop</name>
    <message>
        <source>Drop files to import them</source>
        <translation>Largue ficheiros para os importar</translation>
    </message>
    <message>
        <source>This cannot be imported</source>
        <translation>Isto não pode ser importado</translation>
    </message>
    <message>
        <source>Drop CSV files: .csv, .tsv or .txt</source>
        <translation>Largue ficheiros CSV: .csv, .tsv ou .txt</translation>
    </message>
    <message>
        <source>Drop to import</source>
        <translation>Largue para importar</translation>
    </message>
    <message>
        <source>%1 of %2 files; the others are no CSV files</source>
        <translation>%1 de %2 ficheiros; os outros não são ficheiros CSV</translation>
    </message>
    <message>
        <source>You see a preview before anything is stored</source>
        <translation>Antes de guardar, é mostrada uma pré-visualização</translation>
    </message>
</context>
<context>
    <name>billow::FilterBar</name>
    <message>
        <source>Search number, seller, buyer</source>
        <translation>Número, vendedor, comprador</translation>
    </message>
    <message>
        <source>Search number, seller and buyer</source>
        <translation>Procurar número, vendedor e comprador</translation>
    </message>
    <message>
        <source>Ctrl+F comes here; Enter searches at once</source>
        <translation>Ctrl+F vem aqui; Enter procura de imediato</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Date, amount, country, … (Ctrl+Shift+F)</source>
        <translation>Data, montante, país, … (Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vistas</translation>
    </message>
    <message>
        <source>Filters, order and columns under a name</source>
        <translation>Filtros, ordem e colunas com um nome</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colunas</translation>
    </message>
    <message>
        <source>Which columns are shown, and what is sorted by</source>
        <translation>Que colunas são mostradas e como se ordena</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Write what is found to a file</source>
        <translation>Escrever o que foi encontrado num ficheiro</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>All of the selected invoice (Enter)</source>
        <translation>Tudo da fatura selecionada (Enter)</translation>
    </message>
    <message>
        <source>Filters (%1)</source>
        <translation>Filtros (%1)</translation>
    </message>
</context>
<context>
    <name>billow::FilterChips</name>
    <message>
        <source>Clear filters</source>
        <translation>Limpar filtros</translation>
    </message>
    <message>
        <source>%1. Remove this filter.</source>
        <translation>%1. Remover este filtro.</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>Remover este filtro</translation>
    </message>
</context>
<context>
    <name>billow::FilterPanel</name>
    <message>
        <source>Displayed only</source>
        <translation>Só as apresentadas</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Limpar filtros</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Issued from</source>
        <translation>Emitida desde</translation>
    </message>
    <message>
        <source>Issued until</source>
        <translation>Emitida até</translation>
    </message>
    <message>
        <source>Total at least</source>
        <translation>Total mínimo</translation>
    </message>
    <message>
        <source>Total at most</source>
        <translation>Total máximo</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>amount</comment>
        <translation>Qualquer</translation>
    </message>
    <message>
        <source>In whole units of whichever currency, such as %1</source>
        <translation>Em unidades inteiras da respetiva moeda, como %1</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moeda</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pagamento</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origem</translation>
    </message>
    <message>
        <source>Exporting or importing</source>
        <translation>Exportador ou importador</translation>
    </message>
    <message>
        <source>Where invoices came from: the demo generator, a file, the web API</source>
        <translation>De onde vieram as faturas: o gerador de demonstração, um ficheiro, a API web</translation>
    </message>
    <message>
        <source>Risk %1</source>
        <translation>Risco %1</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risco</translation>
    </message>
    <message>
        <source>Leave out what still waits to be displayed</source>
        <translation>Deixar de fora o que ainda espera ser apresentado</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>Pendentes</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>choice</comment>
        <translation>Qualquer</translation>
    </message>
    <message>
        <source>None named</source>
        <translation>Nenhuma indicada</translation>
    </message>
    <message>
        <source>Not a day, such as 2026-11-23</source>
        <translation>Não é um dia como 2026-11-23</translation>
    </message>
    <message>
        <source>Before the first day</source>
        <translation>Antes do primeiro dia</translation>
    </message>
    <message>
        <source>Below the least</source>
        <translation>Abaixo do mínimo</translation>
    </message>
</context>
<context>
    <name>billow::HeaderBar</name>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Generate demo invoices</source>
        <translation>Gerar faturas de demonstração</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>End the run; its invoices are still displayed</source>
        <translation>Terminar a execução; as suas faturas ainda são apresentadas</translation>
    </message>
    <message>
        <source>Reset…</source>
        <translation>Repor…</translation>
    </message>
    <message>
        <source>Delete all invoices</source>
        <translation>Eliminar todas as faturas</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Hold the invoices on the Dashboard still</source>
        <translation>Manter paradas as faturas do painel</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a command does, and its shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>More (F10)</source>
        <translation>Mais (F10)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mais</translation>
    </message>
</context>
<context>
    <name>billow::ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>Importar %1</translation>
    </message>
    <message numerus="yes">
        <source>Import %n files</source>
        <translation>
            <numerusform>Importar %n ficheiro</numerusform>
            <numerusform>Importar %n ficheiros</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Choose an import profile</source>
        <translation>Escolher um perfil de importação</translation>
    </message>
    <message>
        <source>Import profiles (*.json)</source>
        <translation>Perfis de importação (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos os ficheiros (*)</translation>
    </message>
    <message>
        <source>Save the list of what was not accepted</source>
        <translation>Guardar a lista do que não foi aceite</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Ficheiros CSV (*.csv)</translation>
    </message>
    <message>
        <source>The list has been saved as %1.</source>
        <translation>A lista foi guardada como %1.</translation>
    </message>
    <message>
        <source>The list could not be saved: %1</source>
        <translation>Não foi possível guardar a lista: %1</translation>
    </message>
</context>
<context>
    <name>billow::ImportPreviewPage</name>
    <message>
        <source>The file that is shown</source>
        <translation>O ficheiro mostrado</translation>
    </message>
    <message>
        <source>The first invoices, as they would be stored</source>
        <translation>As primeiras faturas, tal como seriam guardadas</translation>
    </message>
    <message>
        <source>The first that are not accepted</source>
        <translation>As primeiras que não são aceites</translation>
    </message>
    <message>
        <source>Nothing is refused</source>
        <translation>Nada é recusado</translation>
    </message>
    <message>
        <source>As far as the file has been looked at, all of it is accepted.</source>
        <translation>Até onde o ficheiro foi visto, tudo é aceite.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colunas</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Faturas</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Não aceites</translation>
    </message>
    <message>
        <source>This file cannot be imported</source>
        <translation>Este ficheiro não pode ser importado</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Escolher outro…</translation>
    </message>
    <message>
        <source>Not accepted: %1</source>
        <translation>Não aceites: %1</translation>
    </message>
    <message>
        <source>Still needed: %1. Choose a column or a fixed value for each.</source>
        <translation>Ainda falta: %1. Escolha para cada um uma coluna ou um valor fixo.</translation>
    </message>
    <message>
        <source>Not to be read yet</source>
        <translation>Ainda não legível</translation>
    </message>
    <message>
        <source>No invoice is accepted</source>
        <translation>Nenhuma fatura é aceite</translation>
    </message>
    <message>
        <source>See “Not accepted” for the reasons.</source>
        <translation>As razões estão em “Não aceites”.</translation>
    </message>
    <message>
        <source>No invoice is in this file</source>
        <translation>Este ficheiro não tem faturas</translation>
    </message>
    <message>
        <source>No row is accepted: %1</source>
        <translation>Nenhuma linha é aceite: %1</translation>
    </message>
    <message>
        <source>Or tick “Read as Windows-1252”, above.</source>
        <translation>Ou assinale acima «Ler como Windows-1252».</translation>
    </message>
    <message>
        <source>There are no rows below the headings.</source>
        <translation>Não há linhas abaixo dos cabeçalhos.</translation>
    </message>
    <message>
        <source>None of the first %1 rows is accepted: %2</source>
        <translation>Nenhuma das primeiras %1 linhas é aceite: %2</translation>
    </message>
</context>
<context>
    <name>billow::ImportProgressPage</name>
    <message>
        <source>How far the files have been read</source>
        <translation>Até onde os ficheiros foram lidos</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importadas</translation>
    </message>
    <message>
        <source>stored before</source>
        <translation>já guardadas</translation>
    </message>
    <message>
        <source>not accepted</source>
        <translation>não aceites</translation>
    </message>
    <message>
        <source>The stream goes on, and you can go on working in the window meanwhile.</source>
        <translation>O fluxo continua, e entretanto pode continuar a trabalhar na janela.</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>A começar…</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>A ler %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Waiting: %1 The import goes on by itself when it can.</source>
        <translation>À espera: %1 A importação continua sozinha quando puder.</translation>
    </message>
    <message>
        <source>One import at a time: drop the other files again when this one is done.</source>
        <translation>Uma importação de cada vez: largue de novo os outros ficheiros quando esta acabar.</translation>
    </message>
    <message>
        <source>Ending the import…</source>
        <translation>A terminar a importação…</translation>
    </message>
</context>
<context>
    <name>billow::ImportReportPage</name>
    <message>
        <source>Copy report</source>
        <translation>Copiar relatório</translation>
    </message>
    <message>
        <source>Save list…</source>
        <translation>Guardar lista…</translation>
    </message>
    <message>
        <source>Invoices that were not accepted</source>
        <translation>Faturas que não foram aceites</translation>
    </message>
    <message>
        <source>Copies the whole report as text</source>
        <translation>Copia todo o relatório como texto</translation>
    </message>
    <message>
        <source>Saves the invoices that were not accepted, as CSV</source>
        <translation>Guarda as faturas que não foram aceites como CSV</translation>
    </message>
    <message>
        <source>%1 not accepted, the first %2:</source>
        <translation>%1 não aceites, as primeiras %2:</translation>
    </message>
    <message>
        <source>%1 not accepted:</source>
        <translation>%1 não aceites:</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %2 invoices, of which VAT %3</source>
        <translation>
            <numerusform>%1 em %2 fatura, dos quais IVA %3</numerusform>
            <numerusform>%1 em %2 faturas, dos quais IVA %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 were stored before, and were left as they are</source>
        <translation>
            <numerusform>%1 já estava guardada e ficou como estava</numerusform>
            <numerusform>%1 já estavam guardadas e ficaram como estavam</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was not read to its end: %2</source>
        <translation>%1 não foi lido até ao fim: %2</translation>
    </message>
    <message>
        <source>%1: %2 imported, %3 stored before, %4 not accepted</source>
        <translation>%1: %2 importadas, %3 já guardadas, %4 não aceites</translation>
    </message>
    <message>
        <source>The report has been copied.</source>
        <translation>O relatório foi copiado.</translation>
    </message>
</context>
<context>
    <name>billow::Imports</name>
    <message>
        <source>Import CSV…</source>
        <translation>Importar CSV…</translation>
    </message>
    <message>
        <source>Import CSV files</source>
        <translation>Importar ficheiros CSV</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.tsv *.txt)</source>
        <translation>Ficheiros CSV (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos os ficheiros (*)</translation>
    </message>
</context>
<context>
    <name>billow::InvoiceGrid</name>
    <message>
        <source>Invoices, newest first</source>
        <translation>Faturas, as mais recentes primeiro</translation>
    </message>
</context>
<context>
    <name>billow::InvoicePanel</name>
    <message>
        <source>%1 new</source>
        <translation>%1 novas</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Em pausa</translation>
    </message>
    <message numerus="yes">
        <source>%1 new invoices. Show the newest.</source>
        <translation>
            <numerusform>%1 fatura nova. Mostrar as mais recentes.</numerusform>
            <numerusform>%1 faturas novas. Mostrar as mais recentes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The first invoices are on their way</source>
        <translation>As primeiras faturas vêm a caminho</translation>
    </message>
    <message>
        <source>They appear here as soon as they are stored.</source>
        <translation>Aparecem aqui assim que estiverem guardadas.</translation>
    </message>
    <message>
        <source>No invoices yet</source>
        <translation>Ainda sem faturas</translation>
    </message>
    <message>
        <source>Press Start (F5) to see a demo run, or drop a CSV file here.</source>
        <translation>Prima Iniciar (F5) para ver uma demonstração, ou largue aqui um ficheiro CSV.</translation>
    </message>
</context>
<context>
    <name>billow::InvoicesPage</name>
    <message>
        <source>The search was cancelled; what is listed is that of before.</source>
        <translation>A procura foi cancelada; a lista é a anterior.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Saved as “%1” under Views.</source>
        <translation>Guardada como “%1” em Vistas.</translation>
    </message>
    <message>
        <source>The invoices could not be read: %1</source>
        <translation>Não foi possível ler as faturas: %1</translation>
    </message>
    <message>
        <source>No invoice matches</source>
        <translation>Nenhuma fatura corresponde</translation>
    </message>
    <message>
        <source>Nothing that is stored meets all of these filters.</source>
        <translation>Nada do que está guardado satisfaz todos estes filtros.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Limpar filtros</translation>
    </message>
    <message>
        <source>Nothing is stored yet</source>
        <translation>Ainda nada está guardado</translation>
    </message>
    <message>
        <source>Press Start on the Dashboard (F5), or drop a CSV file here.</source>
        <translation>Prima Iniciar no painel (F5), ou largue aqui um ficheiro CSV.</translation>
    </message>
</context>
<context>
    <name>billow::KeychainRow</name>
    <message>
        <source>Keep passwords in the system&apos;s keychain</source>
        <translation>Guardar as palavras-passe no porta-chaves do sistema</translation>
    </message>
    <message>
        <source>Passwords</source>
        <translation>Palavras-passe</translation>
    </message>
    <message>
        <source>Those of the database and of Redis, and the secret key base. Otherwise they stand in the settings file, which only you can read. billowd reads no keychain: give them to it in the environment.</source>
        <translation>As da base de dados e do Redis, e a chave secreta. Senão ficam no ficheiro de definições, que só a sua conta pode ler. O billowd não lê porta-chaves: dê-lhas no ambiente.</translation>
    </message>
    <message>
        <source>Asking the keychain …</source>
        <translation>A perguntar ao porta-chaves …</translation>
    </message>
</context>
<context>
    <name>billow::LogModel</name>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nível</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoria</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensagem</translation>
    </message>
</context>
<context>
    <name>billow::LogPanel</name>
    <message>
        <source>Log</source>
        <translation>Registos</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>Todos os níveis</translation>
    </message>
    <message>
        <source>From Info</source>
        <translation>Desde Info</translation>
    </message>
    <message>
        <source>From Warning</source>
        <translation>Desde Aviso</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erros</translation>
    </message>
    <message>
        <source>Least level of the lines shown</source>
        <translation>Nível mínimo das linhas mostradas</translation>
    </message>
    <message>
        <source>Category of the lines shown</source>
        <translation>Categoria das linhas mostradas</translation>
    </message>
    <message>
        <source>Text in the lines shown</source>
        <translation>Texto das linhas mostradas</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Procurar nos registos</translation>
    </message>
    <message>
        <source>Copies the selected lines, or all that are shown</source>
        <translation>Copia as linhas selecionadas, ou todas as mostradas</translation>
    </message>
    <message numerus="yes">
        <source>%1 lines came faster than they could be shown; they are in the log file</source>
        <translation>
            <numerusform>%1 linha chegou mais depressa do que podia ser mostrada; está no ficheiro de registos</numerusform>
            <numerusform>%1 linhas chegaram mais depressa do que podiam ser mostradas; estão no ficheiro de registos</numerusform>
        </translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>Todas as categorias</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Resume · %1 new</source>
        <translation>Retomar · %1 novas</translation>
    </message>
    <message>
        <source>Nothing has been logged yet.</source>
        <translation>Ainda nada foi registado.</translation>
    </message>
    <message>
        <source>No line of the log matches these filters.</source>
        <translation>Nenhuma linha dos registos satisfaz estes filtros.</translation>
    </message>
</context>
<context>
    <name>billow::LogView</name>
    <message>
        <source>Log, newest line last</source>
        <translation>Registos, a linha mais recente no fim</translation>
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
        <translation>Painel</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Faturas</translation>
    </message>
    <message>
        <source>Analytics</source>
        <translation>Análises</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Definições</translation>
    </message>
    <message>
        <source>Nothing was copied: %1</source>
        <translation>Nada foi copiado: %1</translation>
    </message>
    <message>
        <source>Newest invoices</source>
        <translation>Faturas mais recentes</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mais</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atalhos de teclado</translation>
    </message>
    <message>
        <source>About Billow</source>
        <translation>Acerca do Billow</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>Tema do sistema</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Tema claro</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Tema escuro</translation>
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
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Fluxo</translation>
    </message>
    <message>
        <source>Import CSV files</source>
        <translation>Importar ficheiros CSV</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Search, on the Invoices page</source>
        <translation>Procurar, na página Faturas</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Back to the newest, following again</source>
        <translation>Voltar às mais recentes e segui-las</translation>
    </message>
    <message>
        <source>Up, Down, Page Up, Page Down</source>
        <translation>Cima, Baixo, Page Up, Page Down</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Ler</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Não selecionar nada</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Copiar as linhas selecionadas</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Janela</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Shift+Tab</translation>
    </message>
    <message>
        <source>Next and previous control</source>
        <translation>Controlo seguinte e anterior</translation>
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
        <translation>Esta lista</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>Some settings are not saved yet. Save or discard them, then restart Billow.</source>
        <translation>Há definições ainda não guardadas. Guarde-as ou descarte-as e depois reinicie o Billow.</translation>
    </message>
</context>
<context>
    <name>billow::MappingEditor</name>
    <message>
        <source>Which field is read from which column</source>
        <translation>Que campo é lido de que coluna</translation>
    </message>
</context>
<context>
    <name>billow::MessageBanner</name>
    <message>
        <source>Dismiss this message</source>
        <translation>Dispensar esta mensagem</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Dispensar</translation>
    </message>
</context>
<context>
    <name>billow::NameDialog</name>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Guardar esta vista</translation>
    </message>
    <message>
        <source>Its filters, order and columns. One of the same name is replaced.</source>
        <translation>Os seus filtros, ordem e colunas. Uma com o mesmo nome é substituída.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Nome da vista</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
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
        <translation>Páginas</translation>
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
        <translation>%1 não pode ser usado: %2</translation>
    </message>
    <message>
        <source>%1 is away and is being tried again: %2</source>
        <translation>%1 está inacessível e volta-se a tentar: %2</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Definições</translation>
    </message>
    <message>
        <source>Go to the settings of the storage</source>
        <translation>Ir para as definições do armazenamento</translation>
    </message>
    <message>
        <source>Restart Billow</source>
        <translation>Reiniciar o Billow</translation>
    </message>
</context>
<context>
    <name>billow::RateEditor</name>
    <message>
        <source>Unlimited</source>
        <translation>Ilimitado</translation>
    </message>
    <message>
        <source>%1, roughly</source>
        <translation>%1, aproximado</translation>
    </message>
    <message>
        <source>/s</source>
        <comment>invoices a second</comment>
        <translation>/s</translation>
    </message>
    <message>
        <source>%1: unlimited</source>
        <translation>%1: ilimitado</translation>
    </message>
</context>
<context>
    <name>billow::ReadingOptions</name>
    <message>
        <source>Read as Windows-1252 what is not UTF-8</source>
        <translation>Ler como Windows-1252 o que não é UTF-8</translation>
    </message>
    <message>
        <source>How the columns are found</source>
        <translation>Como se encontram as colunas</translation>
    </message>
    <message>
        <source>How dates are written</source>
        <translation>Como se escrevem as datas</translation>
    </message>
    <message>
        <source>How amounts are written</source>
        <translation>Como se escrevem os montantes</translation>
    </message>
    <message>
        <source>Dates: 2026-12-31</source>
        <translation>Datas: 2026-12-31</translation>
    </message>
    <message>
        <source>Dates: 31/12/2026</source>
        <translation>Datas: 31/12/2026</translation>
    </message>
    <message>
        <source>Dates: 12/31/2026</source>
        <translation>Datas: 12/31/2026</translation>
    </message>
    <message>
        <source>Dates: 31.12.2026</source>
        <translation>Datas: 31.12.2026</translation>
    </message>
    <message>
        <source>Dates: 31-12-2026</source>
        <translation>Datas: 31-12-2026</translation>
    </message>
    <message>
        <source>Dates: 31 Dec 2026</source>
        <translation>Datas: 31 Dec 2026</translation>
    </message>
    <message>
        <source>Amounts: 1234.50</source>
        <translation>Montantes: 1234.50</translation>
    </message>
    <message>
        <source>Amounts: 1,234.50</source>
        <translation>Montantes: 1,234.50</translation>
    </message>
    <message>
        <source>Amounts: 1234,50</source>
        <translation>Montantes: 1234,50</translation>
    </message>
    <message>
        <source>Amounts: 1.234,50</source>
        <translation>Montantes: 1.234,50</translation>
    </message>
    <message>
        <source>Amounts: 1 234,50</source>
        <translation>Montantes: 1 234,50</translation>
    </message>
    <message>
        <source>Amounts: 1&apos;234.50</source>
        <translation>Montantes: 1&apos;234.50</translation>
    </message>
    <message>
        <source>Columns: guessed by their names</source>
        <translation>Colunas: deduzidas dos nomes</translation>
    </message>
    <message>
        <source>Columns: profile %1</source>
        <translation>Colunas: perfil %1</translation>
    </message>
    <message>
        <source>Columns: profile file…</source>
        <translation>Colunas: ficheiro de perfil…</translation>
    </message>
    <message>
        <source>Dates: as the profile says</source>
        <translation>Datas: como diz o perfil</translation>
    </message>
    <message>
        <source>Amounts: as the profile says</source>
        <translation>Montantes: como diz o perfil</translation>
    </message>
</context>
<context>
    <name>billow::RejectionModel</name>
    <message>
        <source>File</source>
        <translation>Ficheiro</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linha</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Campo</translation>
    </message>
    <message>
        <source>Why it is not accepted</source>
        <translation>Porque não é aceite</translation>
    </message>
</context>
<context>
    <name>billow::ResetDialog</name>
    <message>
        <source>Reset</source>
        <translation>Repor</translation>
    </message>
    <message>
        <source>Delete all invoices?</source>
        <translation>Eliminar todas as faturas?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation>Eliminar tudo</translation>
    </message>
    <message>
        <source>delete</source>
        <comment>the word to type</comment>
        <translation>eliminar</translation>
    </message>
    <message>
        <source>Type “%1” to confirm</source>
        <translation>Escreva “%1” para confirmar</translation>
    </message>
    <message numerus="yes">
        <source>All %1 invoices go, and the figures start again at zero. This cannot be undone.</source>
        <translation>
            <numerusform>%1 fatura desaparece, e os valores recomeçam do zero. Não é possível desfazer.</numerusform>
            <numerusform>Todas as %1 faturas desaparecem, e os valores recomeçam do zero. Não é possível desfazer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 invoices go, and %2 of them are real: they were imported or received, not generated. This cannot be undone.</source>
        <translation>
            <numerusform>%1 fatura desaparece; reais, isto é, importadas ou recebidas e não geradas: %2. Não é possível desfazer.</numerusform>
            <numerusform>Todas as %1 faturas desaparecem; reais, isto é, importadas ou recebidas e não geradas: %2. Não é possível desfazer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::ResultArea</name>
    <message>
        <source>Nothing was copied: %1.</source>
        <translation>Nada foi copiado: %1.</translation>
    </message>
</context>
<context>
    <name>billow::ResultLine</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>A procurar…</translation>
    </message>
    <message>
        <source>Cancel the search</source>
        <translation>Cancelar a procura</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices</source>
        <translation>
            <numerusform>%1 fatura</numerusform>
            <numerusform>%1 faturas</numerusform>
        </translation>
    </message>
    <message>
        <source>, the first %1 are listed</source>
        <translation>, as primeiras %1 estão na lista</translation>
    </message>
    <message>
        <source>%1, VAT %2</source>
        <translation>%1, IVA %2</translation>
    </message>
</context>
<context>
    <name>billow::ResultPanel</name>
    <message>
        <source>Stored since this search. Search again (Ctrl+R).</source>
        <translation>Guardadas desde esta procura. Procurar de novo (Ctrl+R).</translation>
    </message>
    <message numerus="yes">
        <source>%1 new invoices have been stored since this search. Search again.</source>
        <translation>
            <numerusform>%1 fatura nova foi guardada desde esta procura. Procurar de novo.</numerusform>
            <numerusform>%1 faturas novas foram guardadas desde esta procura. Procurar de novo.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 stored since</source>
        <comment>the search</comment>
        <translation>%1 guardadas desde então</translation>
    </message>
    <message>
        <source>%1 new</source>
        <comment>stored or displayed since the search</comment>
        <translation>%1 novas</translation>
    </message>
    <message>
        <source>%1 displayed since</source>
        <comment>the search</comment>
        <translation>%1 apresentadas desde então</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices have been displayed since this search. Search again.</source>
        <translation>
            <numerusform>%1 fatura foi apresentada desde esta procura. Procurar de novo.</numerusform>
            <numerusform>%1 faturas foram apresentadas desde esta procura. Procurar de novo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Displayed since this search. Search again (Ctrl+R).</source>
        <translation>Apresentadas desde esta procura. Procurar de novo (Ctrl+R).</translation>
    </message>
</context>
<context>
    <name>billow::RowCopier</name>
    <message>
        <source>Only the first %1 of %2 selected rows were copied; Export, on the Invoices page, takes them all.</source>
        <translation>Só as primeiras %1 de %2 linhas selecionadas foram copiadas; Exportar, na página Faturas, leva-as todas.</translation>
    </message>
</context>
<context>
    <name>billow::RowMenu</name>
    <message>
        <source>Copy rows</source>
        <translation>Copiar linhas</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>Copiar número</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Mostrar detalhes</translation>
    </message>
    <message>
        <source>Find all of seller %1</source>
        <translation>Procurar todas do vendedor %1</translation>
    </message>
    <message>
        <source>Find all of buyer %1</source>
        <translation>Procurar todas do comprador %1</translation>
    </message>
</context>
<context>
    <name>billow::RunProgress</name>
    <message>
        <source>Progress of the run</source>
        <translation>Progresso da execução</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 generated</source>
        <translation>%1 geradas</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>faltam %1</translation>
    </message>
    <message>
        <source>%1 to go</source>
        <comment>invoices still to be displayed</comment>
        <translation>%1 por apresentar</translation>
    </message>
</context>
<context>
    <name>billow::SampleModel</name>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Vendedor</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Comprador</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Subtotal</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>IVA</translation>
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
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Discard what is not saved</source>
        <translation>Descartar o que não está guardado</translation>
    </message>
    <message>
        <source>Save the settings</source>
        <translation>Guardar as definições</translation>
    </message>
    <message>
        <source>Restart Billow</source>
        <translation>Reiniciar o Billow</translation>
    </message>
    <message>
        <source>Restart Billow with the saved settings</source>
        <translation>Reiniciar o Billow com as definições guardadas</translation>
    </message>
</context>
<context>
    <name>billow::SearchModel</name>
    <message>
        <source>%1. Click to sort by it.</source>
        <translation>%1. Clique para ordenar por esta coluna.</translation>
    </message>
</context>
<context>
    <name>billow::SearchTable</name>
    <message>
        <source>Invoices that were found</source>
        <translation>Faturas encontradas</translation>
    </message>
</context>
<context>
    <name>billow::SecretsDialog</name>
    <message>
        <source>Ask the keychain again</source>
        <translation>Perguntar de novo ao porta-chaves</translation>
    </message>
    <message>
        <source>Billow</source>
        <translation>Billow</translation>
    </message>
    <message>
        <source>Billow needs its passwords</source>
        <translation>O Billow precisa das suas palavras-passe</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Start with the passwords that are typed here</source>
        <translation>Iniciar com as palavras-passe escritas aqui</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Palavra-passe</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Palavra-passe de %1</translation>
    </message>
    <message>
        <source>They are kept in the system&apos;s keychain, which is being asked. It may have to be unlocked.</source>
        <translation>Estão no porta-chaves do sistema, a que se está a perguntar. Pode ser preciso desbloqueá-lo.</translation>
    </message>
    <message>
        <source>They are kept in the system&apos;s keychain, which does not give them out: %1 Type them here to start all the same; they count for this once.</source>
        <translation>Estão no porta-chaves do sistema, que não as dá: %1 Escreva-as aqui para iniciar mesmo assim; valem só desta vez.</translation>
    </message>
</context>
<context>
    <name>billow::SettingRow</name>
    <message>
        <source>Restore default</source>
        <translation>Repor predefinição</translation>
    </message>
    <message>
        <source>Restore the default of %1</source>
        <translation>Repor a predefinição de “%1”</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>Changed; it applies now, and is not saved yet.</source>
        <translation>Alterado; já está em vigor, mas ainda não guardado.</translation>
    </message>
    <message>
        <source>Not saved yet.</source>
        <translation>Ainda não guardado.</translation>
    </message>
    <message>
        <source>Changed while running: the next start takes %1.</source>
        <translation>Alterado em funcionamento: o próximo arranque usa %1.</translation>
    </message>
    <message>
        <source>Saved; it applies at the next start.</source>
        <translation>Guardado; entra em vigor no próximo arranque.</translation>
    </message>
    <message>
        <source>The secret is in the keychain.</source>
        <translation>O segredo está no porta-chaves.</translation>
    </message>
    <message>
        <source>That overrules the file: what is saved here counts once it is gone. It says: %1</source>
        <translation>Isso prevalece sobre o ficheiro: o que se guarda aqui conta quando deixar de existir. Diz: %1</translation>
    </message>
    <message>
        <source>Not saved yet; it applies at the next start.</source>
        <translation>Ainda não guardado; entra em vigor no próximo arranque.</translation>
    </message>
    <message>
        <source>A change applies at once.</source>
        <translation>Uma alteração aplica-se de imediato.</translation>
    </message>
    <message>
        <source>A change applies at the next start.</source>
        <translation>Uma alteração aplica-se no próximo arranque.</translation>
    </message>
    <message>
        <source>A change applies once it is saved.</source>
        <translation>Uma alteração aplica-se assim que for guardada.</translation>
    </message>
</context>
<context>
    <name>billow::SettingsPage</name>
    <message>
        <source>Window</source>
        <translation>Janela</translation>
    </message>
    <message>
        <source>Goes to that part of the page</source>
        <translation>Vai para essa parte da página</translation>
    </message>
    <message>
        <source>What is changed here is kept in %1.</source>
        <translation>O que se altera aqui fica em %1.</translation>
    </message>
    <message>
        <source>“%1” is not right yet: what is wrong stands below it.</source>
        <translation>“%1” ainda não está certo: o que está errado está por baixo.</translation>
    </message>
    <message numerus="yes">
        <source>Not saved yet: %1 of the settings. They go to %2, which only you can read.</source>
        <translation>
            <numerusform>Ainda por guardar: %1 definição. Vai para %2, que só a sua conta pode ler.</numerusform>
            <numerusform>Ainda por guardar: %1 definições. Vão para %2, que só a sua conta pode ler.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>A guardar …</translation>
    </message>
    <message>
        <source>Trying the connection before it is saved …</source>
        <translation>A testar a ligação antes de guardar …</translation>
    </message>
    <message>
        <source>Saved in %1.</source>
        <translation>Guardado em %1.</translation>
    </message>
    <message>
        <source>Not saved. %1</source>
        <translation>Não guardado. %1</translation>
    </message>
    <message>
        <source>Some of what is saved applies once Billow starts again.</source>
        <translation>Parte do que está guardado só entra em vigor quando o Billow reiniciar.</translation>
    </message>
    <message>
        <source>Saved in %1. Some of it applies once Billow starts again.</source>
        <translation>Guardado em %1. Parte só entra em vigor quando o Billow reiniciar.</translation>
    </message>
</context>
<context>
    <name>billow::ShortcutsSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atalhos de teclado</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
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
        <translation>O Billow não pode iniciar com estas definições</translation>
    </message>
    <message>
        <source>Open the settings file</source>
        <translation>Abrir o ficheiro de definições</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
</context>
<context>
    <name>billow::StatCards</name>
    <message>
        <source>Invoices</source>
        <translation>Faturas</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>IVA</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Média</translation>
    </message>
    <message>
        <source>of %1 stored</source>
        <translation>%1 guardadas</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>a number of invoices in a currency</comment>
        <translation>%1 em %2</translation>
    </message>
    <message>
        <source>including VAT</source>
        <translation>IVA incluído</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>de %1</translation>
    </message>
    <message>
        <source>per invoice</source>
        <translation>por fatura</translation>
    </message>
    <message>
        <source>and %1</source>
        <translation>e %1</translation>
    </message>
</context>
<context>
    <name>billow::StatePill</name>
    <message>
        <source>State: %1</source>
        <translation>Estado: %1</translation>
    </message>
    <message>
        <source>Stopped by an error</source>
        <translation>Parado por um erro</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>by an error, where there is little room</comment>
        <translation>Parado</translation>
    </message>
    <message>
        <source>Backlog</source>
        <comment>is processed, where there is little room</comment>
        <translation>Pendentes</translation>
    </message>
</context>
<context>
    <name>billow::StatusStrip</name>
    <message>
        <source>Generation</source>
        <translation>Geração</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Apresentação</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Geradas</translation>
    </message>
    <message>
        <source>Displayed</source>
        <translation>Apresentadas</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>Pendentes</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Armazenamento</translation>
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
        <translation>Estado</translation>
    </message>
    <message numerus="yes">
        <source>%1 viewers</source>
        <translation>
            <numerusform>%1 espectador</numerusform>
            <numerusform>%1 espectadores</numerusform>
        </translation>
    </message>
    <message>
        <source>The web dashboard: %1</source>
        <translation>O painel web: %1</translation>
    </message>
</context>
<context>
    <name>billow::SystemPage</name>
    <message>
        <source>Actors</source>
        <translation>Atores</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registos</translation>
    </message>
</context>
<context>
    <name>billow::TextEditor</name>
    <message>
        <source>empty</source>
        <translation>vazio</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show the secret</source>
        <translation>Mostrar o segredo</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
</context>
<context>
    <name>billow::UrlCheck</name>
    <message>
        <source>Test connection</source>
        <translation>Testar ligação</translation>
    </message>
    <message>
        <source>Test the connection to the database</source>
        <translation>Testar a ligação à base de dados</translation>
    </message>
    <message>
        <source>Test the connection to Redis</source>
        <translation>Testar a ligação ao Redis</translation>
    </message>
    <message>
        <source>Testing …</source>
        <translation>A testar …</translation>
    </message>
</context>
<context>
    <name>billow::ViewsMenu</name>
    <message>
        <source>Save this view…</source>
        <translation>Guardar esta vista…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>billow::VitalCards</name>
    <message>
        <source>Storage</source>
        <translation>Dados</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memória</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processador</translation>
    </message>
    <message>
        <source>of one core</source>
        <translation>de um núcleo</translation>
    </message>
    <message>
        <source>not configured</source>
        <translation>não configurado</translation>
    </message>
    <message>
        <source>last commit</source>
        <translation>última confirmação</translation>
    </message>
    <message>
        <source>last write</source>
        <translation>última escrita</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>n.d.</translation>
    </message>
    <message numerus="yes">
        <source>%1 threads</source>
        <translation>
            <numerusform>%1 thread</numerusform>
            <numerusform>%1 threads</numerusform>
        </translation>
    </message>
    <message>
        <source>The operating system does not say</source>
        <translation>O sistema operativo não o diz</translation>
    </message>
    <message>
        <source>of one core · up %1</source>
        <translation>de um núcleo · ativo há %1</translation>
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
        <translation>Reduzir movimento</translation>
    </message>
    <message>
        <source>Show an icon in the tray</source>
        <translation>Mostrar um ícone na bandeja</translation>
    </message>
    <message>
        <source>When a run ends</source>
        <translation>Quando uma execução termina</translation>
    </message>
    <message>
        <source>When an invoice with risk Red is displayed</source>
        <translation>Quando é apresentada uma fatura de risco vermelho</translation>
    </message>
    <message>
        <source>When an invoice is displayed whose total is above</source>
        <translation>Quando é apresentada uma fatura cujo total é superior a</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Como no sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Perguntar</translation>
    </message>
    <message>
        <source>Quit without asking</source>
        <translation>Sair sem perguntar</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>Continuar na bandeja</translation>
    </message>
    <message>
        <source>Closing the window during a run</source>
        <translation>Fechar a janela durante uma execução</translation>
    </message>
    <message>
        <source>Amount above which an invoice is notified of</source>
        <translation>Montante acima do qual uma fatura é notificada</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Movimento</translation>
    </message>
    <message>
        <source>New rows and what flashes do not fade. The system&apos;s own wish counts in any case.</source>
        <translation>As linhas novas e os destaques não esbatem. A preferência do sistema conta sempre.</translation>
    </message>
    <message>
        <source>What happens when the window is closed while invoices stream.</source>
        <translation>O que acontece quando a janela é fechada enquanto correm faturas.</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>Bandeja</translation>
    </message>
    <message>
        <source>From there the window is brought back, and notifications come.</source>
        <translation>Daí se traz a janela de volta, e daí vêm as notificações.</translation>
    </message>
    <message>
        <source>Notify me</source>
        <translation>Notificar-me</translation>
    </message>
    <message>
        <source>On the desktop and in the window. The amount is in the invoice&apos;s own currency.</source>
        <translation>No ambiente de trabalho e na janela. O montante é na moeda da própria fatura.</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>the system can’t start another thread to look up its name</source>
        <translation>a máquina não tem nenhum thread livre para procurar o nome</translation>
    </message>
    <message>
        <source>the name server isn’t responding</source>
        <translation>o servidor de nomes não diz onde está</translation>
    </message>
    <message>
        <source>the host name isn’t known (%1)</source>
        <translation>o nome do anfitrião não é conhecido (%1)</translation>
    </message>
    <message>
        <source>the server there isn’t Redis</source>
        <translation>o que ali responde não é o Redis</translation>
    </message>
    <message>
        <source>a key has the wrong type</source>
        <translation>uma chave é de outro tipo</translation>
    </message>
    <message>
        <source>the cached value is too large</source>
        <translation>é demasiado grande</translation>
    </message>
    <message>
        <source>it didn’t answer in time</source>
        <translation>não responde a tempo</translation>
    </message>
    <message>
        <source>it closed the connection</source>
        <translation>fechou a ligação</translation>
    </message>
    <message>
        <source>can’t connect</source>
        <translation>ali nada está à escuta</translation>
    </message>
    <message>
        <source>the socket doesn’t exist</source>
        <translation>esse socket não existe</translation>
    </message>
    <message>
        <source>this account isn’t allowed to open the socket</source>
        <translation>esta conta não pode abrir o seu socket</translation>
    </message>
    <message>
        <source>not enough memory for a connection</source>
        <translation>não há memória para uma ligação</translation>
    </message>
    <message>
        <source>the Redis database must be a number from 0, for example redis://host:6379/2</source>
        <translation>a base de dados do Redis tem de ser um número a partir de 0, como em redis://host:6379/2</translation>
    </message>
    <message>
        <source>the path of the Unix socket must be absolute, for example unix:///run/redis/redis.sock</source>
        <translation>o caminho do socket Unix tem de ser absoluto, como em unix:///run/redis/redis.sock</translation>
    </message>
    <message>
        <source>the Redis URL has no host. Write special characters in the password as %XX</source>
        <translation>o endereço do Redis não indica um anfitrião; escreva os caracteres especiais da palavra-passe como %XX</translation>
    </message>
    <message>
        <source>the Redis port must be from 1 to 65535</source>
        <translation>a porta do Redis tem de ser de 1 a 65535</translation>
    </message>
    <message>
        <source>not a valid Redis URL. Example: redis://:password@host:6379/0. Write special characters in the password as %XX</source>
        <translation>isto não é um endereço do Redis como redis://:password@host:6379/0; escreva os caracteres especiais da palavra-passe como %XX</translation>
    </message>
    <message>
        <source>encrypted Redis connections (rediss://) aren’t supported. Use redis:// over a network you trust, or a local TLS tunnel</source>
        <translation>as ligações cifradas ao Redis (rediss://) não são suportadas; use redis:// numa rede de confiança, ou um túnel TLS local</translation>
    </message>
    <message>
        <source>the Redis URL must start with redis:// or unix://</source>
        <translation>o endereço do Redis tem de começar por redis:// ou unix://</translation>
    </message>
    <message>
        <source>the Redis URL contains a #. In a password write it as %23</source>
        <translation>o endereço do Redis contém um #; numa palavra-passe escreva-o como %23</translation>
    </message>
    <message>
        <source>the password or the user was refused</source>
        <translation>a palavra-passe ou o utilizador foi recusado</translation>
    </message>
    <message>
        <source>the password was refused</source>
        <translation>a palavra-passe foi recusada</translation>
    </message>
    <message>
        <source>it needs a password, and REDIS_URL has none</source>
        <translation>exige uma palavra-passe, e REDIS_URL não tem nenhuma</translation>
    </message>
    <message>
        <source>REDIS_URL has a password, but the server has none set</source>
        <translation>foi dada uma palavra-passe, mas não tem nenhuma definida</translation>
    </message>
    <message>
        <source>this user lacks permissions that the cache needs</source>
        <translation>este utilizador não pode fazer o que a cache precisa</translation>
    </message>
    <message>
        <source>it has no database with that number</source>
        <translation>não tem base de dados com esse número</translation>
    </message>
    <message>
        <source>it has too many clients</source>
        <translation>tem demasiados clientes</translation>
    </message>
    <message>
        <source>it is still loading its data</source>
        <translation>ainda está a carregar os seus dados</translation>
    </message>
    <message>
        <source>it is busy running a script</source>
        <translation>está ocupado com um script</translation>
    </message>
    <message>
        <source>its memory is full</source>
        <translation>a sua memória está cheia</translation>
    </message>
    <message>
        <source>it can’t save to its disk, so it accepts no writes</source>
        <translation>não consegue gravar no disco e por isso não aceita escritas</translation>
    </message>
    <message>
        <source>it is a read-only replica</source>
        <translation>é uma réplica que não aceita escritas</translation>
    </message>
    <message>
        <source>it is a replica whose primary is unavailable</source>
        <translation>é uma réplica cujo mestre está inacessível</translation>
    </message>
    <message>
        <source>it is part of a cluster, which is not supported</source>
        <translation>faz parte de um cluster, o que não é suportado</translation>
    </message>
    <message>
        <source>it is in protected mode and accepts only local connections</source>
        <translation>está em modo protegido e só aceita ligações locais</translation>
    </message>
    <message>
        <source>it refused the connection</source>
        <translation>recusou deixar-nos entrar</translation>
    </message>
    <message>
        <source>it answered: %1</source>
        <translation>respondeu &quot;%1&quot;</translation>
    </message>
    <message>
        <source>REDIS_URL is not set</source>
        <translation>REDIS_URL não está definido</translation>
    </message>
    <message>
        <source>not connected yet</source>
        <translation>ainda não alcançado</translation>
    </message>
    <message>
        <source>the ledger has not answered for the last %1 invoices; importing the file again makes sure of them</source>
        <translation>o livro não respondeu quanto às últimas %1 faturas; importar de novo o ficheiro dá a certeza</translation>
    </message>
    <message>
        <source>the ledger has not answered yet</source>
        <translation>o livro ainda não respondeu</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Can’t find %1: %2</source>
        <translation>%1 não é encontrado: %2</translation>
    </message>
    <message>
        <source>Can’t create %1: %2 isn’t a folder</source>
        <translation>Não se pode criar um ficheiro em %1: %2 não é uma pasta</translation>
    </message>
    <message>
        <source>%1 doesn’t exist, and this account can’t write to the folder %2</source>
        <translation>Não há ficheiro em %1, e esta conta não pode escrever na pasta %2</translation>
    </message>
    <message>
        <source>%1 doesn’t exist yet. Billow creates it when it starts with this URL</source>
        <translation>Ainda não há ficheiro em %1; o Billow cria-o quando arrancar com este URL</translation>
    </message>
    <message>
        <source>The database is empty. Billow creates its ledger there when it starts with this URL</source>
        <translation>A base de dados está vazia; o Billow cria lá o seu livro quando arrancar com este URL</translation>
    </message>
    <message>
        <source>The ledger there is from a newer version of Billow (schema %1; this version supports %2)</source>
        <translation>O livro que lá está foi feito por um Billow mais recente (esquema %1, este programa conhece %2)</translation>
    </message>
    <message>
        <source>It has a ledger from an older version, which is upgraded when Billow starts with this URL</source>
        <translation>Contém um livro de um Billow mais antigo, que é atualizado quando o Billow arrancar com este URL</translation>
    </message>
    <message numerus="yes">
        <source>It has a ledger with %1 invoices</source>
        <translation>
            <numerusform>Contém um livro do Billow com %1 fatura</numerusform>
            <numerusform>Contém um livro do Billow com %1 faturas</numerusform>
        </translation>
    </message>
    <message>
        <source>The file is readable.</source>
        <translation>O ficheiro pode ser lido.</translation>
    </message>
    <message>
        <source>PostgreSQL answers in %1.</source>
        <translation>O PostgreSQL responde em %1.</translation>
    </message>
    <message>
        <source>No cache. Billow works fully without one</source>
        <translation>Não se usa cache; nada falta sem ela</translation>
    </message>
    <message>
        <source>Can’t use Redis at %1: %2</source>
        <translation>O Redis em %1 não pode ser usado: %2</translation>
    </message>
    <message>
        <source>Redis answers in %1. Database %2 has %3 keys</source>
        <translation>O Redis responde em %1. A sua base de dados %2 contém %3 chaves</translation>
    </message>
    <message>
        <source>The system can’t start another thread. Try again later</source>
        <translation>A máquina não tem nenhum thread livre para experimentar</translation>
    </message>
    <message>
        <source>The engine stopped because its actors crashed repeatedly: %1</source>
        <translation>O motor parou, porque os seus atores falharam repetidamente: %1</translation>
    </message>
    <message>
        <source>The engine stopped because %1 isn’t responding</source>
        <translation>O motor parou, porque %1 não responde</translation>
    </message>
    <message>
        <source>Too many pages and searches are queued. Try again.</source>
        <translation>Há demasiadas páginas e procuras à espera; tente de novo</translation>
    </message>
    <message>
        <source>Too many commands are queued. Try again.</source>
        <translation>Há demasiados comandos à espera; tente de novo</translation>
    </message>
    <message>
        <source>At most %1 invoices can be submitted at once</source>
        <translation>No máximo podem submeter-se %1 faturas de uma vez</translation>
    </message>
    <message>
        <source>crashed on purpose</source>
        <translation>uma pessoa pediu-lhe que falhasse</translation>
    </message>
    <message>
        <source>there is no field &quot;%1&quot;</source>
        <translation>não há nenhum campo &quot;%1&quot;</translation>
    </message>
    <message>
        <source>import this file by itself, and choose a column or a fixed value in its preview</source>
        <translation>importe este ficheiro sozinho e escolha uma coluna ou um valor fixo na pré-visualização</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 já não existe</translation>
    </message>
    <message>
        <source>%1 is a folder: choose the CSV files in it</source>
        <translation>%1 é uma pasta: escolha os ficheiros CSV que lá estão</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 não pode ser lido: %2</translation>
    </message>
    <message>
        <source>it is not a plain file</source>
        <translation>não é um ficheiro comum</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 está vazio</translation>
    </message>
    <message>
        <source>%1 is not a CSV file; a workbook can be imported once it has been saved as CSV (UTF-8)</source>
        <translation>%1 não é um ficheiro CSV; um livro de cálculo pode ser importado depois de guardado como CSV (UTF-8)</translation>
    </message>
    <message>
        <source>%1 is not a CSV file: its first line does not end</source>
        <translation>%1 não é um ficheiro CSV: a primeira linha não acaba</translation>
    </message>
    <message>
        <source>the %1 is too large</source>
        <translation>%1 é demasiado grande</translation>
    </message>
    <message>
        <source>neither VAT nor a VAT rate is given</source>
        <translation>não é indicado nem o IVA nem uma taxa de IVA</translation>
    </message>
    <message>
        <source>neither total nor subtotal is given</source>
        <translation>não é indicado nem o total nem o subtotal</translation>
    </message>
    <message>
        <source>the VAT is higher than the subtotal</source>
        <translation>o IVA é superior ao subtotal</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number such as %2</source>
        <translation>&quot;%1&quot; não é um número como %2</translation>
    </message>
    <message>
        <source>there is no field &quot;%1&quot;; the fields are %2</source>
        <translation>não há nenhum campo &quot;%1&quot;; os campos são %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not FIELD=COLUMN or FIELD=:CONSTANT, such as total=Amount or currency=:ZAR</source>
        <translation>&quot;%1&quot; não é FIELD=COLUMN nem FIELD=:CONSTANT, como total=Amount ou currency=:ZAR</translation>
    </message>
    <message>
        <source>%1 is mapped twice</source>
        <translation>%1 está atribuído duas vezes</translation>
    </message>
    <message>
        <source>always</source>
        <translation>sempre</translation>
    </message>
    <message>
        <source>, or &quot;%1&quot; where it is empty</source>
        <translation>, ou &quot;%1&quot; onde estiver vazia</translation>
    </message>
    <message>
        <source>the file is UTF-16: save it as UTF-8</source>
        <translation>o ficheiro é UTF-16: guarde-o como UTF-8</translation>
    </message>
    <message>
        <source>reading failed: %1</source>
        <translation>a leitura falhou: %1</translation>
    </message>
    <message>
        <source>the row is longer than %1 bytes, or opens a quote that is not closed</source>
        <translation>a linha tem mais de %1 bytes, ou abre aspas que não são fechadas</translation>
    </message>
    <message>
        <source>field %1 is longer than %2 bytes</source>
        <translation>o campo %1 tem mais de %2 bytes</translation>
    </message>
    <message>
        <source>field %1 opens a quote that is never closed</source>
        <translation>o campo %1 abre aspas que nunca são fechadas</translation>
    </message>
    <message>
        <source>field %1 goes on behind its closing quote</source>
        <translation>o campo %1 continua depois das aspas de fecho</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date format: it needs a day, a month, and a year, such as d/M/yyyy</source>
        <translation>&quot;%1&quot; não é um formato de data: precisa de dia, mês e ano, como d/M/yyyy</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> e mais %1</translation>
    </message>
    <message>
        <source>no column is mapped to %1; the columns are %2</source>
        <translation>nenhuma coluna está atribuída a %1; as colunas são %2</translation>
    </message>
    <message>
        <source>there is no column &quot;%1&quot; for %2; the columns are %3</source>
        <translation>não há coluna &quot;%1&quot; para %2; as colunas são %3</translation>
    </message>
    <message>
        <source>more than one column is named &quot;%1&quot;, which is mapped to %2</source>
        <translation>mais de uma coluna se chama &quot;%1&quot;, que está atribuída a %2</translation>
    </message>
    <message numerus="yes">
        <source>the row has %1 fields where the header has %2</source>
        <translation>
            <numerusform>a linha tem %1 campo onde o cabeçalho tem %2</numerusform>
            <numerusform>a linha tem %1 campos onde o cabeçalho tem %2</numerusform>
        </translation>
    </message>
    <message>
        <source>the date of issue is empty</source>
        <translation>a data de emissão está vazia</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date that is written as %2</source>
        <translation>&quot;%1&quot; não é uma data escrita como %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a currency code of ISO 4217, such as ZAR</source>
        <translation>&quot;%1&quot; não é um código de moeda ISO 4217, como ZAR</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither a country code of ISO 3166, such as ZA, nor a name that the profile knows</source>
        <translation>&quot;%1&quot; não é um código de país ISO 3166, como ZA, nem um nome que o perfil conheça</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not Green, Amber or Red</source>
        <translation>&quot;%1&quot; não é Green, Amber nem Red</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a VAT rate from 0 to 100 per cent</source>
        <translation>&quot;%1&quot; não é uma taxa de IVA de 0 a 100 por cento</translation>
    </message>
    <message>
        <source>the %1 is empty</source>
        <translation>%1 está vazio</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>o ficheiro está vazio</translation>
    </message>
    <message>
        <source>the header cannot be read: %1</source>
        <translation>o cabeçalho não pode ser lido: %1</translation>
    </message>
    <message>
        <source>this is not a CSV file; a workbook must be saved as CSV (UTF-8) first</source>
        <translation>isto não é um ficheiro CSV; um livro de cálculo tem primeiro de ser guardado como CSV (UTF-8)</translation>
    </message>
    <message>
        <source>line items are read twice, which is not possible with a pipe: save them as a file</source>
        <translation>as linhas de artigos são lidas duas vezes, o que não é possível com um pipe: guarde-as como ficheiro</translation>
    </message>
    <message>
        <source>the file cannot be read again: %1</source>
        <translation>o ficheiro não pode ser lido de novo: %1</translation>
    </message>
    <message>
        <source>the ledger answered for another number of invoices than it was given</source>
        <translation>o livro respondeu a um número de faturas diferente do que lhe foi dado</translation>
    </message>
    <message>
        <source>the profile %1 cannot be read: %2</source>
        <translation>o perfil %1 não pode ser lido: %2</translation>
    </message>
    <message>
        <source>%1 is too large for a profile</source>
        <translation>%1 é demasiado grande para um perfil</translation>
    </message>
    <message>
        <source>the profile %1: %2</source>
        <translation>o perfil %1: %2</translation>
    </message>
    <message>
        <source>there is no profile &quot;%1&quot;; there are %2</source>
        <translation>não há perfil &quot;%1&quot;; há %2</translation>
    </message>
    <message>
        <source>%1 has an unknown key &quot;%2&quot;</source>
        <translation>%1 tem uma chave desconhecida &quot;%2&quot;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in %2 %3</source>
        <translation>%2: &quot;%1&quot; %3</translation>
    </message>
    <message>
        <source>must be a text</source>
        <translation>tem de ser um texto</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>tem de ser true ou false</translation>
    </message>
    <message>
        <source>must be one character</source>
        <translation>tem de ser um só carácter</translation>
    </message>
    <message>
        <source>the field %1</source>
        <translation>o campo %1</translation>
    </message>
    <message>
        <source>the field %1 needs either a &quot;column&quot; or a &quot;constant&quot;</source>
        <translation>o campo %1 precisa de &quot;column&quot; ou de &quot;constant&quot;</translation>
    </message>
    <message>
        <source>names a field &quot;%1&quot; that there is not</source>
        <translation>nomeia um campo &quot;%1&quot; que não existe</translation>
    </message>
    <message>
        <source>is wrong: %1</source>
        <translation>está errado: %1</translation>
    </message>
    <message>
        <source>must be an object</source>
        <translation>tem de ser um objeto</translation>
    </message>
    <message>
        <source>must be a list of texts</source>
        <translation>tem de ser uma lista de textos</translation>
    </message>
    <message>
        <source>maps &quot;%1&quot; to what is no ISO 3166 code</source>
        <translation>atribui &quot;%1&quot; ao que não é um código ISO 3166</translation>
    </message>
    <message>
        <source>needs &quot;field&quot;, &quot;startsWith&quot; and &quot;reason&quot; in each rule</source>
        <translation>precisa de &quot;field&quot;, &quot;startsWith&quot; e &quot;reason&quot; em cada regra</translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation>tem de ser uma lista</translation>
    </message>
    <message>
        <source>must be &quot;utf-8&quot; or &quot;utf-8 or windows-1252&quot;</source>
        <translation>tem de ser &quot;utf-8&quot; ou &quot;utf-8 or windows-1252&quot;</translation>
    </message>
    <message>
        <source>must be a comma, a semicolon, a tab, or a vertical bar</source>
        <translation>tem de ser uma vírgula, um ponto e vírgula, uma tabulação ou uma barra vertical</translation>
    </message>
    <message>
        <source>the JSON is not an object</source>
        <translation>o JSON não é um objeto</translation>
    </message>
    <message>
        <source>the JSON is broken at byte %1: %2</source>
        <translation>o JSON está incorreto no byte %1: %2</translation>
    </message>
    <message>
        <source>the profile</source>
        <translation>o perfil</translation>
    </message>
    <message>
        <source>&quot;grouping&quot; and &quot;decimalPoint&quot; must differ</source>
        <translation>&quot;grouping&quot; e &quot;decimalPoint&quot; têm de ser diferentes</translation>
    </message>
    <message>
        <source>the number is empty</source>
        <translation>o número está vazio</translation>
    </message>
    <message>
        <source>number and seller are too long</source>
        <translation>o número e o vendedor são demasiado longos</translation>
    </message>
    <message>
        <source>the rows of this invoice are scattered over the file, as are those of more than %1 others: sort the file by invoice number</source>
        <translation>as linhas desta fatura estão espalhadas pelo ficheiro, tal como as de mais de %1 outras: ordene o ficheiro por número de fatura</translation>
    </message>
    <message>
        <source>the lines of the invoice come to too much</source>
        <translation>as linhas da fatura somam demasiado</translation>
    </message>
    <message>
        <source>the line_total is empty</source>
        <translation>line_total está vazio</translation>
    </message>
    <message>
        <source>the rows of this invoice differ in %1: &quot;%2&quot; is not what the first one says</source>
        <translation>as linhas desta fatura diferem em %1: &quot;%2&quot; não é o que diz a primeira</translation>
    </message>
    <message>
        <source>the %1 is stated as %2, but the lines come to %3</source>
        <translation>%1 indica %2, mas as linhas somam %3</translation>
    </message>
    <message>
        <source>the invoice comes to nothing: its total is zero</source>
        <translation>a fatura não soma nada: o total é zero</translation>
    </message>
    <message>
        <source>field %1 is not valid UTF-8: save the file as UTF-8</source>
        <translation>o campo %1 não é UTF-8 válido: guarde o ficheiro como UTF-8</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number such as 1234.50</source>
        <translation>&quot;%1&quot; não é um número como 1234.50</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too large</source>
        <translation>&quot;%1&quot; é demasiado grande</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has decimals, where none are possible</source>
        <translation>&quot;%1&quot; tem casas decimais, onde não são possíveis</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has more than %2 decimals</source>
        <translation>&quot;%1&quot; tem mais de %2 casas decimais</translation>
    </message>
    <message>
        <source>%1 accepted, %2 duplicates, %3 rejected, of %4 rows</source>
        <translation>aceites: %1, duplicados: %2, rejeitadas: %3, linhas: %4</translation>
    </message>
    <message numerus="yes">
        <source>%1 %2 = %3 + %4 VAT, in %5 invoices</source>
        <translation>
            <numerusform>%1 %2 = %3 + %4 IVA, em %5 fatura</numerusform>
            <numerusform>%1 %2 = %3 + %4 IVA, em %5 faturas</numerusform>
        </translation>
    </message>
    <message>
        <source>not read to its end: %1</source>
        <translation>não lido até ao fim: %1</translation>
    </message>
    <message>
        <source>All %1 files</source>
        <translation>Todos os %1 ficheiros</translation>
    </message>
    <message>
        <source>The import ended early: %1</source>
        <translation>A importação terminou antes do fim: %1</translation>
    </message>
    <message>
        <source>The import was cancelled</source>
        <translation>A importação foi cancelada</translation>
    </message>
    <message>
        <source>Rejected:</source>
        <translation>Rejeitadas:</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>e mais %1</translation>
    </message>
    <message>
        <source>holds a control character</source>
        <translation>contém um carácter de controlo</translation>
    </message>
    <message>
        <source>is not valid Unicode</source>
        <translation>contém Unicode inválido</translation>
    </message>
    <message>
        <source>has %1 characters; at most %2 are possible</source>
        <translation>tem %1 caracteres; no máximo são possíveis %2</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>não tem conteúdo</translation>
    </message>
    <message>
        <source>the invoice number</source>
        <translation>o número da fatura</translation>
    </message>
    <message>
        <source>the seller&apos;s name</source>
        <translation>o nome do vendedor</translation>
    </message>
    <message>
        <source>the buyer&apos;s name</source>
        <translation>o nome do comprador</translation>
    </message>
    <message>
        <source>the payment mechanism</source>
        <translation>a forma de pagamento</translation>
    </message>
    <message>
        <source>the source</source>
        <translation>a origem</translation>
    </message>
    <message>
        <source>the total is negative: credit notes are not accepted yet</source>
        <translation>o total é negativo: as notas de crédito ainda não são aceites</translation>
    </message>
    <message>
        <source>the subtotal is negative: credit notes are not accepted yet</source>
        <translation>o subtotal é negativo: as notas de crédito ainda não são aceites</translation>
    </message>
    <message>
        <source>the VAT must not be negative</source>
        <translation>o IVA não pode ser negativo</translation>
    </message>
    <message>
        <source>the total must be above zero</source>
        <translation>o total tem de ser superior a zero</translation>
    </message>
    <message>
        <source>subtotal plus VAT is too large</source>
        <translation>o subtotal mais o IVA é demasiado grande</translation>
    </message>
    <message>
        <source>the total %1 is not the subtotal %2 plus the VAT %3</source>
        <translation>o total %1 não é o subtotal %2 mais o IVA %3</translation>
    </message>
    <message>
        <source>the date of issue must lie in the years 1900 to 9999</source>
        <translation>a data de emissão tem de estar nos anos 1900 a 9999</translation>
    </message>
    <message>
        <source>%1 &quot;%2&quot; in %3</source>
        <translation>%1 &quot;%2&quot; em %3</translation>
    </message>
    <message>
        <source>%1 has totals but no invoices</source>
        <translation>%1 está agregado, mas nenhuma fatura lhe pertence</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>falta %1</translation>
    </message>
    <message>
        <source>%1: totals have %2 invoices, VAT %3, total %4; the rows have %5, %6, %7</source>
        <translation>%1: o livro diz %2 faturas, IVA %3, total %4; as faturas dizem %5, %6, %7</translation>
    </message>
    <message>
        <source>Analytics totals match the invoices</source>
        <translation>Os agregados são iguais às somas das linhas</translation>
    </message>
    <message>
        <source>covers invoices 1 to %1 of %2</source>
        <translation>até ao número %1 de %2</translation>
    </message>
    <message>
        <source>Per-minute figures match the invoices</source>
        <translation>O que se conta por minuto é igual às somas das linhas</translation>
    </message>
    <message>
        <source>from invoice %1 on</source>
        <translation>depois do número %1</translation>
    </message>
    <message>
        <source>they cover invoices up to %1, but there are only %2</source>
        <translation>vão até ao número %1, mas só há %2</translation>
    </message>
    <message>
        <source>the stored figures don’t match the times when the invoices were stored</source>
        <translation>o que foi guardado não concorda com a altura em que as faturas foram aceites</translation>
    </message>
    <message>
        <source>%1: figures have %2 invoices shown, total %3; the rows have %4, %5</source>
        <translation>%1: %2 faturas apresentadas, total %3; as faturas dizem %4, %5</translation>
    </message>
    <message>
        <source>Per-minute figures cover 1 to %1 minutes</source>
        <translation>Os valores por minuto recuam de 1 a %1 minutos</translation>
    </message>
    <message>
        <source>A breakdown has 1 to %1 entries</source>
        <translation>Uma discriminação indica de 1 a %1 chaves</translation>
    </message>
    <message>
        <source>The figures for minute %1 (%2) in the ledger aren’t valid</source>
        <translation>O Billow não consegue ler os valores do minuto %1 (%2) do livro</translation>
    </message>
    <message>
        <source>The ledger has totals by &quot;%1&quot;, which Billow doesn’t know</source>
        <translation>O livro está agregado por &quot;%1&quot;, que o Billow não conhece</translation>
    </message>
    <message>
        <source>The ledger is damaged: table rollup_state is empty. Restore a backup.</source>
        <translation>O livro perdeu o estado dos seus valores: a tabela rollup_state está vazia</translation>
    </message>
    <message>
        <source>%1 is out of order: a higher number comes before it</source>
        <translation>%1 vem depois de um número posterior</translation>
    </message>
    <message>
        <source>The ledger has invoices in &quot;%1&quot;, a currency that Billow doesn’t know</source>
        <translation>O livro contém faturas em &quot;%1&quot;, uma moeda que o Billow não conhece</translation>
    </message>
    <message>
        <source>Invoice %1 in the ledger has &quot;%2&quot; as its %3, which Billow doesn’t know</source>
        <translation>A fatura %1 do livro tem &quot;%2&quot; como %3, que o Billow não conhece</translation>
    </message>
    <message>
        <source>The running totals for &quot;%1&quot; in the ledger aren’t valid numbers</source>
        <translation>Os totais correntes de &quot;%1&quot; no livro não são números que o Billow consiga ler</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices, subtotal %2, VAT %3, total %4</source>
        <translation>
            <numerusform>%1 fatura, subtotal %2, IVA %3, total %4</numerusform>
            <numerusform>%1 faturas, subtotal %2, IVA %3, total %4</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: ledger %2; invoices %3</source>
        <translation>%1: o livro diz %2; as faturas dizem %3</translation>
    </message>
    <message>
        <source>number %1 follows number %2</source>
        <translation>o número %1 segue o número %2</translation>
    </message>
    <message>
        <source>invoice %1: subtotal %2, VAT %3, total %4</source>
        <translation>fatura %1: subtotal %2, IVA %3, total %4</translation>
    </message>
    <message>
        <source>Running totals of stored invoices match the rows</source>
        <translation>Os totais correntes do que está guardado são iguais às somas das suas linhas</translation>
    </message>
    <message>
        <source>Running totals of shown invoices match the rows</source>
        <translation>Os totais correntes do que está apresentado são iguais às somas das suas linhas</translation>
    </message>
    <message>
        <source>Some invoices couldn’t be read</source>
        <translation>Nem todas as faturas puderam ser lidas</translation>
    </message>
    <message>
        <source>Every row is a readable invoice</source>
        <translation>Cada linha pode ser lida como fatura</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 linha</numerusform>
            <numerusform>%1 linhas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows, but the ledger’s count is %2</source>
        <translation>
            <numerusform>%1 linha, mas o livro diz %2</numerusform>
            <numerusform>%1 linhas, mas o livro diz %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Sequence numbers have no gap and no duplicate</source>
        <translation>Os números de sequência não têm falhas nem duplicados</translation>
    </message>
    <message>
        <source>1 to %1</source>
        <translation>1 a %1</translation>
    </message>
    <message>
        <source>%1 are wrong; first: %2</source>
        <translation>%1 estão erradas, a primeira %2</translation>
    </message>
    <message>
        <source>Every total is subtotal plus VAT and above zero, and no VAT is negative</source>
        <translation>Cada total é o subtotal mais o IVA e superior a zero, e nenhum IVA é negativo</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices</source>
        <translation>
            <numerusform>%1 fatura</numerusform>
            <numerusform>%1 faturas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 invoices in %2 currencies</source>
        <translation>faturas: %1; moedas: %2</translation>
    </message>
    <message>
        <source>The cursor is within range</source>
        <translation>O cursor está entre nada e tudo</translation>
    </message>
    <message>
        <source>cursor %1 of %2</source>
        <translation>cursor %1 de %2</translation>
    </message>
    <message>
        <source>the run generated %1 invoices, but only %2 are stored</source>
        <translation>a execução gerou %1 faturas, mas só há %2</translation>
    </message>
    <message>
        <source>the run generated %1 invoices of %2</source>
        <translation>a execução gerou %1 faturas de %2</translation>
    </message>
    <message>
        <source>the generator would reuse invoice numbers</source>
        <translation>o gerador voltaria a dar números que já existem</translation>
    </message>
    <message>
        <source>Every generated invoice is stored, with numbers without a gap</source>
        <translation>A execução guardou o que gerou, com números sem falhas</translation>
    </message>
    <message>
        <source>%1 generated in run %2, %3 in all</source>
        <translation>%1 geradas na execução %2, %3 ao todo</translation>
    </message>
    <message>
        <source>%1 real invoices</source>
        <translation>%1 faturas reais</translation>
    </message>
    <message>
        <source>%1, but the ledger’s count is %2</source>
        <translation>%1, mas o livro diz %2</translation>
    </message>
    <message>
        <source>The count of real invoices matches the rows</source>
        <translation>O número de faturas reais está certo</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has a host. Write sqlite:/path/to/file.db</source>
        <translation>&quot;%1&quot; indica um anfitrião; escreva sqlite:/path/to/file.db</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has parameters. Only a path can follow sqlite:</source>
        <translation>&quot;%1&quot; tem parâmetros; só se espera um caminho depois de sqlite:</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no file name. Write sqlite:/path/to/file.db</source>
        <translation>&quot;%1&quot; não indica um ficheiro; escreva sqlite:/path/to/file.db</translation>
    </message>
    <message>
        <source>The PostgreSQL URL isn’t valid. Write @ and / in the password as %40 and %2F</source>
        <translation>O URL do PostgreSQL não é compreendido: um @ ou / na palavra-passe tem de ser codificado (%40, %2F)</translation>
    </message>
    <message>
        <source>The PostgreSQL URL isn’t valid (%1)</source>
        <translation>O URL do PostgreSQL não é compreendido (%1)</translation>
    </message>
    <message>
        <source>The port in the PostgreSQL URL must be a number from 1 to 65535</source>
        <translation>A porta no URL do PostgreSQL não é um número de 1 a 65535</translation>
    </message>
    <message>
        <source>The database URL must start with sqlite: or postgresql://</source>
        <translation>O URL da base de dados tem de começar por sqlite: ou postgresql://</translation>
    </message>
    <message>
        <source>At most %1 invoices can be read at a time</source>
        <translation>No máximo podem ler-se %1 faturas de uma vez</translation>
    </message>
    <message>
        <source>Every document is stored once</source>
        <translation>Nenhum vendedor tem duas vezes o mesmo número de fatura</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
    <message>
        <source>%1 are stored more than once</source>
        <translation>%1 existem mais de uma vez</translation>
    </message>
    <message>
        <source>The database’s own integrity check passed</source>
        <translation>A base de dados não encontra falhas em si</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>íntegra</translation>
    </message>
    <message>
        <source>The schema matches this version of Billow</source>
        <translation>O esquema é o que este programa conhece</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>versão %1</translation>
    </message>
    <message>
        <source>The newest invoice in the ledger should be number %1, but isn’t. Run billowd verify to find out why.</source>
        <translation>A fatura mais recente do livro não tem o número %1, como devia: &quot;billowd verify&quot; diz o que está errado</translation>
    </message>
    <message>
        <source>internal error: a release has other invoices than those waiting</source>
        <translation>Uma libertação contém outras faturas que não as que esperam</translation>
    </message>
    <message>
        <source>Invoices between %1 and %2 are missing from the ledger. Run billowd verify to find out which.</source>
        <translation>Faltam no livro faturas entre %1 e %2: &quot;billowd verify&quot; diz quais</translation>
    </message>
    <message>
        <source>The ledger has schema version %1, but this version of Billow supports only up to version %2. Use a newer Billow.</source>
        <translation>O livro tem a versão de esquema %1, mas este programa só conhece até à versão %2: use um Billow mais recente</translation>
    </message>
    <message>
        <source>There is no ledger here yet. Billow creates it when it first writes to it.</source>
        <translation>Ainda não há aqui um livro: é criado quando o Billow lá escrever pela primeira vez</translation>
    </message>
    <message>
        <source>The ledger has schema version %1, but this program needs version %2. Run billowd migrate to upgrade it.</source>
        <translation>O livro tem a versão de esquema %1, e este programa precisa da versão %2: &quot;billowd migrate&quot; atualiza-o</translation>
    </message>
    <message>
        <source>The PostgreSQL server has version %1; Billow needs 13 or newer</source>
        <translation>O servidor PostgreSQL tem a versão %1; o Billow precisa da 13 ou mais recente</translation>
    </message>
    <message>
        <source>The PostgreSQL database has the encoding %1. Billow needs one created with ENCODING &apos;UTF8&apos;</source>
        <translation>A base de dados PostgreSQL está codificada em %1; o Billow precisa de uma criada com ENCODING &apos;UTF8&apos;</translation>
    </message>
    <message>
        <source>The PostgreSQL connection has no schema for the ledger. Check its search_path.</source>
        <translation>A ligação PostgreSQL não tem um esquema onde manter um livro: veja o seu search_path</translation>
    </message>
    <message>
        <source>The PostgreSQL database already has tables from another program (%1). Use another database or schema.</source>
        <translation>A base de dados PostgreSQL tem tabelas de outro programa onde o Billow mantém o seu livro (%1): use outra base de dados ou outro esquema</translation>
    </message>
    <message>
        <source>Can’t reach PostgreSQL: %1</source>
        <translation>O PostgreSQL está inacessível: %1</translation>
    </message>
    <message>
        <source>PostgreSQL refused a statement (%1%2)</source>
        <translation>O PostgreSQL recusou uma instrução (%1%2)</translation>
    </message>
    <message>
        <source>The connection to PostgreSQL was lost (%1)</source>
        <translation>Perdeu-se a ligação ao PostgreSQL (%1)</translation>
    </message>
    <message>
        <source>The PostgreSQL server isn’t responding</source>
        <translation>O servidor PostgreSQL não responde</translation>
    </message>
    <message>
        <source>The call to PostgreSQL was interrupted</source>
        <translation>A chamada ao PostgreSQL foi interrompida</translation>
    </message>
    <message>
        <source>The host name %1 isn’t known. Check its spelling.</source>
        <translation>O nome de anfitrião %1 não é conhecido: está bem escrito?</translation>
    </message>
    <message>
        <source>Can’t connect to %1. Check that PostgreSQL is running there and that the port is correct.</source>
        <translation>Nada está à escuta em %1: o PostgreSQL está lá a correr, e a porta está certa?</translation>
    </message>
    <message>
        <source>The socket %1 doesn’t exist. Check that PostgreSQL is running on this computer.</source>
        <translation>Não há socket %1: o PostgreSQL está a correr nesta máquina?</translation>
    </message>
    <message>
        <source>Can’t connect to the socket %1. Check that PostgreSQL is running and that this account may use it.</source>
        <translation>O socket %1 não deixa entrar ninguém: o PostgreSQL está a correr, e esta conta pode usá-lo?</translation>
    </message>
    <message>
        <source>Can’t reach the server over the network (%1)</source>
        <translation>O servidor está inacessível pela rede (%1)</translation>
    </message>
    <message>
        <source>The password for the user %1 was refused</source>
        <translation>A palavra-passe do utilizador %1 foi recusada</translation>
    </message>
    <message>
        <source>The server needs a password, and the URL has none</source>
        <translation>O servidor pede uma palavra-passe, e o URL não tem nenhuma</translation>
    </message>
    <message>
        <source>On its socket, the server accepts the user %1 only from the system account with that name. Use a host and a password instead.</source>
        <translation>Pelo seu socket, o servidor só deixa entrar o utilizador %1 a partir da conta do sistema com esse nome; indique antes um anfitrião e uma palavra-passe</translation>
    </message>
    <message>
        <source>There is no user %1 on this server</source>
        <translation>Não há utilizador %1 neste servidor</translation>
    </message>
    <message>
        <source>There is no database %1 on this server. Create it with createdb %1</source>
        <translation>Não há base de dados %1 neste servidor; crie-a com createdb %1</translation>
    </message>
    <message>
        <source>This user may not connect to the database %1</source>
        <translation>Este utilizador não pode ligar-se à base de dados %1</translation>
    </message>
    <message>
        <source>The server doesn’t accept unencrypted connections from this computer (%1). Try ?sslmode=require, or ask its administrator.</source>
        <translation>O servidor não deixa entrar este computador sem cifra (%1): experimente ?sslmode=require, ou pergunte ao administrador</translation>
    </message>
    <message>
        <source>The server doesn’t accept connections from this computer (%1). Ask its administrator to allow them.</source>
        <translation>O servidor não deixa entrar este computador: o administrador tem de o permitir (%1)</translation>
    </message>
    <message>
        <source>The URL requires an encrypted connection, which the server doesn’t offer</source>
        <translation>O URL exige uma ligação cifrada, que o servidor não oferece</translation>
    </message>
    <message>
        <source>The server’s certificate was refused (%1)</source>
        <translation>O certificado do servidor não foi aceite (%1)</translation>
    </message>
    <message>
        <source>The server has no free connections at the moment (%1)</source>
        <translation>O servidor não tem ligações livres neste momento (%1)</translation>
    </message>
    <message>
        <source>The server is %1. Try again in a moment.</source>
        <translation>O servidor não está disponível (%1): tente de novo daqui a pouco</translation>
    </message>
    <message>
        <source>The server there isn’t PostgreSQL</source>
        <translation>O que ali responde não é o PostgreSQL</translation>
    </message>
    <message>
        <source>The server closed the connection immediately. Check that it is PostgreSQL.</source>
        <translation>O servidor fechou logo a ligação: é o PostgreSQL?</translation>
    </message>
    <message>
        <source>the server&apos;s own host</source>
        <translation>o próprio anfitrião do servidor</translation>
    </message>
    <message>
        <source>%1 (process %2 on %3)</source>
        <translation>%1 (processo %2 em %3)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; (on %2, server process %3)</source>
        <translation>&quot;%1&quot; (em %2, processo do servidor %3)</translation>
    </message>
    <message>
        <source>Another program has just opened the ledger</source>
        <translation>Outro programa acabou de abrir o livro</translation>
    </message>
    <message>
        <source>An earlier connection from this program is still closing. Try again in a moment.</source>
        <translation>Uma ligação anterior deste programa ao livro ainda está a terminar</translation>
    </message>
    <message>
        <source>The ledger is in use by %1</source>
        <translation>O livro está a ser usado por %1</translation>
    </message>
    <message>
        <source>The search was cancelled</source>
        <translation>A procura foi cancelada</translation>
    </message>
    <message>
        <source>The search took too long. Narrow it, for example by date or currency.</source>
        <translation>A procura demorou demasiado: restrinja-a, por exemplo por datas ou por uma moeda, e tente de novo</translation>
    </message>
    <message>
        <source>Can’t create the folder %1 for the ledger</source>
        <translation>Não é possível criar a pasta %1 para o livro</translation>
    </message>
    <message>
        <source>%1 is another program’s SQLite database, not a Billow ledger</source>
        <translation>%1 é uma base de dados SQLite de outro programa, não um livro do Billow</translation>
    </message>
    <message>
        <source>%1 was a Billow ledger, but its tables are missing. Restore a backup.</source>
        <translation>%1 era um livro do Billow, mas as suas tabelas já não existem</translation>
    </message>
    <message>
        <source>The ledger %1 is damaged: table stream_state is empty. Restore a backup.</source>
        <translation>O livro %1 perdeu o seu estado: a tabela stream_state está vazia</translation>
    </message>
    <message>
        <source>There is no ledger at %1</source>
        <translation>Não há livro em %1</translation>
    </message>
    <message>
        <source>%1 is a folder, not a ledger</source>
        <translation>%1 é uma pasta, não um livro</translation>
    </message>
    <message>
        <source>%1 isn’t a SQLite database</source>
        <translation>%1 não é uma base de dados SQLite</translation>
    </message>
    <message>
        <source>The ledger %1 is damaged (%2)</source>
        <translation>O livro %1 está danificado (%2)</translation>
    </message>
    <message>
        <source>There is no space left for the ledger %1 (%2)</source>
        <translation>Não há espaço para o livro %1 (%2)</translation>
    </message>
    <message>
        <source>Another program has locked the ledger %1 (%2)</source>
        <translation>Outro programa bloqueou o livro %1 (%2)</translation>
    </message>
    <message>
        <source>Billow can’t write to the ledger %1 or its folder; reading needs that too (%2)</source>
        <translation>O Billow não pode escrever no livro %1 ou na sua pasta, o que é preciso mesmo para ler (%2)</translation>
    </message>
    <message>
        <source>Can’t open the ledger %1. Check that the file and its folder are readable and writable (%2).</source>
        <translation>Não é possível abrir o livro %1: o ficheiro e a sua pasta podem ser lidos e escritos? (%2)</translation>
    </message>
    <message>
        <source>Can’t read or write the ledger %1 (%2)</source>
        <translation>Não é possível ler ou escrever o livro %1 (%2)</translation>
    </message>
    <message>
        <source>SQLite refused a statement on %1 (%2)</source>
        <translation>O SQLite recusou uma instrução em %1 (%2)</translation>
    </message>
    <message>
        <source>The ledger %1 is being opened by another program</source>
        <translation>O livro %1 está a ser aberto por outro programa</translation>
    </message>
    <message>
        <source>; if that program is no longer running, delete %1</source>
        <translation>; se esse já não existir, elimine %1</translation>
    </message>
    <message>
        <source>Can’t write the lock file %1. Check that its folder is writable.</source>
        <translation>Não é possível escrever o ficheiro de bloqueio %1: pode escrever-se na sua pasta?</translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation>Predefinição: %1.</translation>
    </message>
    <message>
        <source>Environment: %1.</source>
        <translation>Ambiente: %1.</translation>
    </message>
    <message>
        <source>The configuration file. Default: $XDG_CONFIG_HOME/billow/billow.conf, or else /etc/billow/billow.conf.</source>
        <translation>O ficheiro de configuração. Predefinição: $XDG_CONFIG_HOME/billow/billow.conf, ou então /etc/billow/billow.conf.</translation>
    </message>
    <message>
        <source>this value can’t be saved in a configuration file: it has a line break, or a quotation mark together with a space or a # that would start a comment</source>
        <translation>este valor não pode ser escrito num ficheiro de configuração: contém uma quebra de linha, ou tanto aspas como um espaço ou um # onde começaria um comentário</translation>
    </message>
    <message>
        <source>couldn’t read the changed configuration file: %1</source>
        <translation>o ficheiro de configuração alterado não pode ser lido de volta: %1</translation>
    </message>
    <message>
        <source>%1 can’t be saved in the configuration file</source>
        <translation>%1 não pode ser escrito no ficheiro de configuração</translation>
    </message>
    <message>
        <source>write a group as [name], in lower case</source>
        <translation>um grupo escreve-se [nome], em minúsculas</translation>
    </message>
    <message>
        <source>write a setting as name = value, with the name in lower case</source>
        <translation>uma definição escreve-se nome = valor, o nome em minúsculas</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is before the first [group]</source>
        <translation>&quot;%1&quot; está antes do primeiro [grupo]</translation>
    </message>
    <message>
        <source>%1 is already set in line %2</source>
        <translation>%1 já foi indicado na linha %2</translation>
    </message>
    <message>
        <source>%1: the closing quotation mark is missing</source>
        <translation>%1: faltam as aspas de fecho</translation>
    </message>
    <message>
        <source>%1: there is text after the closing quotation mark</source>
        <translation>%1: nada pode seguir-se às aspas de fecho</translation>
    </message>
    <message>
        <source>%1:%2: the text isn’t UTF-8</source>
        <translation>%1:%2: o texto não é UTF-8</translation>
    </message>
    <message>
        <source>%1 is larger than 1 MB, too large for a configuration file</source>
        <translation>%1 tem mais de um megabyte; não pode ser um ficheiro de configuração</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>um número inteiro de %1 a %2</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>um número de %1 a %2</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>um de %1</translation>
    </message>
    <message>
        <source>a URL that starts with %1</source>
        <translation>um URL que comece por %1</translation>
    </message>
    <message>
        <source>a comma-separated list of origins, for example https://shop.example:8443</source>
        <translation>uma lista de origens como https://shop.example:8443, separadas por vírgulas</translation>
    </message>
    <message>
        <source>a text of at least %1 characters</source>
        <translation>um texto de pelo menos %1 caracteres</translation>
    </message>
    <message>
        <source>any text</source>
        <translation>qualquer texto</translation>
    </message>
    <message>
        <source>the value is empty; it must be %1</source>
        <translation>o valor está vazio; tem de ser %1</translation>
    </message>
    <message>
        <source>the value isn’t %1</source>
        <translation>o valor não serve; tem de ser %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t %2</source>
        <translation>&quot;%1&quot; não serve; tem de ser %2</translation>
    </message>
    <message>
        <source>%1:%2: there is no setting %3; did you mean %4 in [%5]?</source>
        <translation>%1:%2: não há nenhuma definição %3; queria dizer %4 em [%5]?</translation>
    </message>
    <message>
        <source>the default of %1: %2</source>
        <translation>a predefinição de %1: %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t a whole number of seconds</source>
        <translation>&quot;%1&quot; não é um número inteiro de segundos</translation>
    </message>
    <message>
        <source>%1 and %2 are the same setting in two units. Set only one of them.</source>
        <translation>%1 e %2 são a mesma definição em duas unidades; indique só uma</translation>
    </message>
    <message>
        <source>Settings can be given on the command line of both programs, in the environment and in the configuration file, in this order of precedence. The file is the one given with --config, or $XDG_CONFIG_HOME/billow/billow.conf (usually ~/.config/billow/billow.conf), or /etc/billow/billow.conf. It is an INI file:</source>
        <translation>Cada definição pode ser dada no ficheiro de configuração, no ambiente e na linha de comandos dos dois programas; a linha de comandos prevalece sobre o ambiente, o ambiente sobre o ficheiro, o ficheiro sobre a predefinição. O ficheiro é o indicado por --config, senão $XDG_CONFIG_HOME/billow/billow.conf (em geral ~/.config/billow/billow.conf), senão /etc/billow/billow.conf. É um ficheiro INI:</translation>
    </message>
    <message>
        <source>$XDG_DATA_HOME defaults to ~/.local/share and $XDG_STATE_HOME to ~/.local/state. An empty environment variable counts as not set, unless an empty value has a meaning.</source>
        <translation>$XDG_DATA_HOME é ~/.local/share e $XDG_STATE_HOME é ~/.local/state se não estiverem definidos. Uma variável de ambiente vazia conta como não definida, exceto onde um valor vazio tem significado.</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vazio</translation>
    </message>
    <message>
        <source>see %1</source>
        <translation>ver %1</translation>
    </message>
    <message>
        <source>Can be changed while Billow runs.</source>
        <translation>Pode ser alterado com o Billow em execução.</translation>
    </message>
    <message>
        <source>Secret: never shown or logged.</source>
        <translation>Secreto: nunca é mostrado nem registado.</translation>
    </message>
    <message>
        <source>Default: %1. Allowed: %2.</source>
        <translation>Predefinição: %1. Permitido: %2.</translation>
    </message>
    <message>
        <source>SETTINGS</source>
        <translation>DEFINIÇÕES</translation>
    </message>
    <message>
        <source>Couldn’t save the settings to %1: %2</source>
        <translation>Não é possível escrever as definições em %1: %2</translation>
    </message>
    <message>
        <source>can’t create the folder %1</source>
        <translation>não é possível criar a pasta %1</translation>
    </message>
    <message>
        <source>Language of the window and the command line: English, German, French, Portuguese or Afrikaans. Empty: the system’s language; English for billowd serve.</source>
        <translation>O idioma da janela e da linha de comandos: inglês, alemão, francês, português ou africânder. Vazio: o do sistema, mas inglês onde o billowd serve.</translation>
    </message>
    <message>
        <source>Where the ledger is: sqlite:/path/to/file.db, or any libpq URL such as postgresql://user:password@host/database.</source>
        <translation>Onde se guarda o livro: sqlite:/path/to/file.db, ou postgresql://user:password@host/database com tudo o que a libpq lá permite.</translation>
    </message>
    <message>
        <source>Redis server that caches totals and recent invoices, for example redis://:password@localhost:6379/0. Optional: leave empty to run without a cache.</source>
        <translation>O servidor Redis que guarda em cache totais e faturas recentes, p. ex. redis://:password@localhost:6379/0. Vazio: sem cache; nada falta sem ela.</translation>
    </message>
    <message>
        <source>Address of the web server: localhost, an address of this computer, or 0.0.0.0 for all of them. Addresses other than localhost need an access token (http.secret_key_base).</source>
        <translation>O endereço em que o servidor web está à escuta: localhost, um desta máquina, ou 0.0.0.0 para todos. Qualquer um que não seja localhost exige secret_key_base.</translation>
    </message>
    <message>
        <source>Port of the web server. 0 = any free port.</source>
        <translation>A porta em que o servidor web está à escuta; 0: qualquer uma livre.</translation>
    </message>
    <message>
        <source>Web sites that may use the API in addition to Billow’s own page. Empty = none.</source>
        <translation>Sítios web que podem usar a API além da página do próprio Billow. Vazio: nenhum.</translation>
    </message>
    <message>
        <source>Demo invoices per second. 0 = unlimited.</source>
        <translation>Faturas que o gerador de demonstração faz por segundo. 0: tantas quantas puder.</translation>
    </message>
    <message>
        <source>Demo invoices shown per second. 0 = unlimited.</source>
        <translation>Faturas libertadas para o ecrã por segundo. 0: conforme chegam.</translation>
    </message>
    <message>
        <source>Run length in seconds. 0 = until you stop it.</source>
        <translation>Quanto tempo dura uma execução do gerador de demonstração depois de Iniciar. 0: até Parar.</translation>
    </message>
    <message>
        <source>Seed of the demo generator. The same seed generates the same invoices. 0 = a new one for each run.</source>
        <translation>A mesma semente faz as mesmas faturas. 0: uma nova para cada execução.</translation>
    </message>
    <message>
        <source>generation.per_second as the time between two invoices: 200 = 5 per second.</source>
        <translation>generation.per_second como o tempo de uma fatura à seguinte: 200 são 5 por segundo.</translation>
    </message>
    <message>
        <source>display.per_second as the time between two invoices: 500 = 2 per second.</source>
        <translation>display.per_second como o tempo de uma fatura à seguinte: 500 são 2 por segundo.</translation>
    </message>
    <message>
        <source>run.seconds in minutes.</source>
        <translation>run.seconds em minutos.</translation>
    </message>
    <message>
        <source>Lowest level to record.</source>
        <translation>O mínimo que é registado.</translation>
    </message>
    <message>
        <source>Format of the log: text, or one JSON object per line for programs.</source>
        <translation>Linhas para pessoas, ou um objeto JSON por linha para programas.</translation>
    </message>
    <message>
        <source>Log file, in addition to standard error. Empty = no file.</source>
        <translation>O ficheiro de registos; o que se regista vai também para o erro padrão. Vazio: sem ficheiro.</translation>
    </message>
    <message>
        <source>Largest size of a log file. Then a new one is started.</source>
        <translation>Quando o ficheiro de registos atinge este tamanho, começa-se um novo.</translation>
    </message>
    <message>
        <source>Log files to keep, including the newest.</source>
        <translation>Quantos ficheiros de registos se mantêm, incluindo o mais recente.</translation>
    </message>
    <message>
        <source>Per-category levels, as Qt logging rules separated by semicolons: billow.ledger.debug=true;billow.cache.info=false.</source>
        <translation>Exceções a log.level, como regras de registo do Qt separadas por pontos e vírgulas: billow.ledger.debug=true;billow.cache.info=false.</translation>
    </message>
    <message>
        <source>Generation is already running</source>
        <translation>A geração já está em curso</translation>
    </message>
    <message>
        <source>The backlog of the last run is still being shown</source>
        <translation>Os pendentes da última execução ainda estão a ser apresentados</translation>
    </message>
    <message>
        <source>Generation started</source>
        <translation>A geração começou</translation>
    </message>
    <message>
        <source>Generation is already stopped</source>
        <translation>A geração já está parada</translation>
    </message>
    <message>
        <source>Generation is already stopping</source>
        <translation>A geração já está a parar</translation>
    </message>
    <message>
        <source>Generation stopped; the backlog goes on being displayed</source>
        <translation>A geração parou; os pendentes continuam a ser apresentados</translation>
    </message>
    <message>
        <source>All invoices were deleted</source>
        <translation>Todas as faturas foram eliminadas</translation>
    </message>
    <message>
        <source>The ledger has real invoices, which were imported or received. Confirm that they should be deleted.</source>
        <translation>O livro contém faturas que não vieram do gerador; é preciso confirmar que se eliminam</translation>
    </message>
    <message>
        <source>Rates changed</source>
        <translation>Os ritmos foram alterados</translation>
    </message>
    <message>
        <source>The ledger was unavailable for a moment. Try again.</source>
        <translation>O livro esteve inacessível por um momento; tente de novo</translation>
    </message>
    <message>
        <source>The ledger is unavailable: %1</source>
        <translation>O livro não está disponível: %1</translation>
    </message>
    <message>
        <source>The ledger is being opened. Try again.</source>
        <translation>O livro está a ser aberto; tente de novo</translation>
    </message>
    <message>
        <source>source can’t be &quot;demo&quot;, which is for demo invoices</source>
        <translation>source não pode ser &quot;demo&quot;, que é o das faturas do próprio gerador</translation>
    </message>
    <message>
        <source>Too many invoices are queued. Try again in a moment.</source>
        <translation>Há demasiadas faturas a caminho do livro; tente de novo daqui a pouco</translation>
    </message>
    <message>
        <source>The ledger is being opened. Try again in a moment.</source>
        <translation>O livro está a ser aberto; tente de novo daqui a pouco</translation>
    </message>
    <message>
        <source>The ledger didn’t answer in time. Try again.</source>
        <translation>O livro não respondeu a tempo; tente de novo</translation>
    </message>
    <message>
        <source>%1 isn’t an address of this computer. Use one of its addresses, or 0.0.0.0 for all.</source>
        <translation>%1 não é um endereço em que se possa estar à escuta: indique um desta máquina, ou 0.0.0.0 para todos</translation>
    </message>
    <message>
        <source>another program uses it</source>
        <translation>ali está à escuta outro programa</translation>
    </message>
    <message>
        <source>Can’t use port %1 of %2: %3</source>
        <translation>A porta %1 de %2 não pode ser usada: %3</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NOME</translation>
    </message>
    <message>
        <source>a live stream of invoices, in a window</source>
        <translation>um fluxo de faturas em direto, numa janela</translation>
    </message>
    <message>
        <source>SYNOPSIS</source>
        <translation>SINOPSE</translation>
    </message>
    <message>
        <source>OPTION</source>
        <translation>OPÇÃO</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>FICHEIRO</translation>
    </message>
    <message>
        <source>DESCRIPTION</source>
        <translation>DESCRIÇÃO</translation>
    </message>
    <message>
        <source>Opens the window. FILEs are offered for import. The same engine without a window is billowd(1).</source>
        <translation>Abre a janela. Os FICHEIROS são propostos para importação. O mesmo motor sem janela é o billowd(1).</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>OPÇÕES</translation>
    </message>
    <message>
        <source>Starts a run as soon as the ledger is open.</source>
        <translation>Começa uma execução assim que o livro estiver aberto.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Mostra isto.</translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation>Mostra a versão.</translation>
    </message>
    <message>
        <source>success</source>
        <translation>fez o que lhe foi pedido</translation>
    </message>
    <message>
        <source>an error, with a message that explains it</source>
        <translation>não fez, e disse porquê</translation>
    </message>
    <message>
        <source>a wrong option or setting</source>
        <translation>uma opção ou definição errada</translation>
    </message>
    <message>
        <source>an internal error: the engine stopped</source>
        <translation>uma falha do programa: o motor parou</translation>
    </message>
    <message>
        <source>another program is using the ledger</source>
        <translation>outro programa detém o livro</translation>
    </message>
    <message>
        <source>EXIT STATUS</source>
        <translation>CÓDIGO DE SAÍDA</translation>
    </message>
    <message>
        <source>a live stream of invoices, without a window</source>
        <translation>um fluxo de faturas, guardadas de forma duradoura, sem janela</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>COMANDO</translation>
    </message>
    <message>
        <source>ARGUMENT</source>
        <translation>ARGUMENTO</translation>
    </message>
    <message>
        <source>COMMANDS</source>
        <translation>COMANDOS</translation>
    </message>
    <message>
        <source>EXAMPLES</source>
        <translation>EXEMPLOS</translation>
    </message>
    <message>
        <source>Starts a run of five invoices per second for five minutes.</source>
        <translation>Começa uma execução de cinco faturas por segundo durante cinco minutos.</translation>
    </message>
    <message>
        <source>As fast as the database allows, for 20 seconds.</source>
        <translation>Tão depressa quanto a base de dados permitir, durante 20 segundos.</translation>
    </message>
    <message>
        <source>Stores the invoices in a file.</source>
        <translation>Guarda as faturas de um ficheiro.</translation>
    </message>
    <message>
        <source>Verifies the ledger and prints the result as JSON.</source>
        <translation>Recalcula cada invariante do livro, para um programa ler.</translation>
    </message>
    <message>
        <source>--decimal-point must be . or ,</source>
        <translation>--decimal-point tem de ser . ou ,</translation>
    </message>
    <message>
        <source>The profile could not be written to %1: %2</source>
        <translation>Não foi possível escrever o perfil em %1: %2</translation>
    </message>
    <message>
        <source>Profile saved as %1</source>
        <translation>Perfil guardado como %1</translation>
    </message>
    <message>
        <source>%1 is read like this:</source>
        <translation>%1 é lido assim:</translation>
    </message>
    <message>
        <source>Nothing was stored, because --strict takes all or nothing</source>
        <translation>Nada foi guardado, porque --strict aceita tudo ou nada</translation>
    </message>
    <message>
        <source>Nothing was stored: %1</source>
        <translation>Nada foi guardado: %1</translation>
    </message>
    <message>
        <source>import needs at least one FILE; see billowd import --help</source>
        <translation>import precisa de pelo menos um FICHEIRO; ver billowd import --help</translation>
    </message>
    <message>
        <source>map it with --map FIELD=COLUMN or --map FIELD=:CONSTANT</source>
        <translation>atribua-o com --map FIELD=COLUMN ou --map FIELD=:CONSTANT</translation>
    </message>
    <message>
        <source>Reads CSV files, one row an invoice or one row a line item, in a stream, so a file may be of any size. Which column is which field is said by --map, by a profile, or guessed from the header; what was used is shown in the report, with what was accepted, what was stored before, and each rejected row with its line, field and reason. A rejected row never stops the rest, and importing the same file again adds nothing.</source>
        <translation>Lê ficheiros CSV, uma linha por fatura ou por artigo, em fluxo, pelo que um ficheiro pode ter qualquer tamanho. Que coluna é que campo diz-se com --map, com um perfil, ou deduz-se do cabeçalho; o que foi usado aparece no relatório, com o que foi aceite, o que já estava guardado e cada linha rejeitada com o seu número, campo e razão. Uma linha rejeitada nunca impede as restantes, e importar de novo o mesmo ficheiro nada acrescenta.</translation>
    </message>
    <message>
        <source>Fields: %1; for line items %2. Of subtotal, VAT, VAT rate and total as many as there are; the others are computed, and what is given has to agree.</source>
        <translation>Campos: %1; para linhas de artigos %2. De subtotal, IVA, taxa de IVA e total, tantos quantos houver; os outros são calculados, e o que é dado tem de concordar.</translation>
    </message>
    <message>
        <source>Stores the invoices of CSV files in the ledger.</source>
        <translation>Guarda no livro as faturas de ficheiros CSV.</translation>
    </message>
    <message>
        <source>Takes FIELD from a column, or, with a colon, a fixed value. May be given several times.</source>
        <translation>Toma FIELD de uma coluna ou, com dois pontos, um valor fixo. Pode ser dado várias vezes.</translation>
    </message>
    <message>
        <source>What parts units from cents in amounts: a point (the default) or a comma.</source>
        <translation>O que separa as unidades dos cêntimos nos montantes: um ponto (a predefinição) ou uma vírgula.</translation>
    </message>
    <message>
        <source>The mapping of that name, or in that JSON file.</source>
        <translation>A atribuição com esse nome, ou desse ficheiro JSON.</translation>
    </message>
    <message>
        <source>Saves the profile with what --map says under that name.</source>
        <translation>Guarda com esse nome o perfil com o que diz --map.</translation>
    </message>
    <message>
        <source>Lists the profiles that there are.</source>
        <translation>Lista os perfis que existem.</translation>
    </message>
    <message>
        <source>Takes only what --map and the profile say.</source>
        <translation>Só toma o que dizem --map e o perfil.</translation>
    </message>
    <message>
        <source>All or nothing: one rejected row, and nothing is stored.</source>
        <translation>Tudo ou nada: uma linha rejeitada, e nada é guardado.</translation>
    </message>
    <message>
        <source>Reads and checks, and stores nothing.</source>
        <translation>Lê e verifica, e nada guarda.</translation>
    </message>
    <message>
        <source>Prints the report as JSON.</source>
        <translation>Mostra o relatório em JSON.</translation>
    </message>
    <message>
        <source>%1; see billowd %2 --help</source>
        <translation>%1; ver billowd %2 --help</translation>
    </message>
    <message>
        <source>%1 takes no arguments, but got %2</source>
        <translation>%1 não aceita argumentos, mas recebeu %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t a command; see billowd --help</source>
        <translation>&quot;%1&quot; não é um comando; ver billowd --help</translation>
    </message>
    <message numerus="yes">
        <source>The ledger %1 is up to date. It has %2 invoices.</source>
        <translation>
            <numerusform>O livro %1 tem o esquema que este programa usa; contém %2 fatura.</numerusform>
            <numerusform>O livro %1 tem o esquema que este programa usa; contém %2 faturas.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 MB</source>
        <translation>%1 de %2 MB</translation>
    </message>
    <message>
        <source>Runs the engine without a window until SIGTERM or SIGINT.</source>
        <translation>Executa o motor sem janela até lhe dizerem para terminar (SIGTERM, SIGINT).</translation>
    </message>
    <message>
        <source>Opens the ledger, shows the waiting invoices, and logs to standard error and the log file. If the database is unavailable, it retries. If another program is using the ledger, it exits with status 75.</source>
        <translation>Abre o livro, continua a libertar o que lá espera, e diz o que acontece nos seus registos, no erro padrão e no ficheiro de registos. Espera-se por uma base de dados que não está ou desaparece; um livro detido por outro programa termina-o com o código 75.</translation>
    </message>
    <message>
        <source>The API and the dashboard are at http://localhost:4000 unless you change http.host and http.port. It reports to systemd when it is ready, and what it is waiting for.</source>
        <translation>A sua API e o painel estão em http://localhost:4000, a menos que http.host e http.port digam outra coisa. Sob systemd, diz quando está pronto e de que está à espera.</translation>
    </message>
    <message>
        <source>Stops within four seconds, after answering open requests. Stored invoices are safe, even after a kill -9 or a power cut.</source>
        <translation>Termina em menos de quatro segundos, e não antes de quem perguntou ter as suas respostas. O que estava guardado está seguro, mesmo após um kill -9 ou uma falha de energia.</translation>
    </message>
    <message>
        <source>Starts a run of the demo generator as soon as the ledger is open.</source>
        <translation>Começa uma execução do gerador de demonstração assim que o livro estiver aberto.</translation>
    </message>
    <message numerus="yes">
        <source>Ledger %1: %2 invoices stored, %3 shown</source>
        <translation>
            <numerusform>Livro %1: %2 fatura guardada, %3 apresentada</numerusform>
            <numerusform>Livro %1: %2 faturas guardadas, %3 apresentadas</numerusform>
        </translation>
    </message>
    <message>
        <source>OK</source>
        <translation>vale</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>VIOLADO</translation>
    </message>
    <message>
        <source>All checks passed.</source>
        <translation>Todos os invariantes valem.</translation>
    </message>
    <message>
        <source>The ledger is damaged: see above.</source>
        <translation>O livro está danificado: ver acima.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 rows</source>
        <translation>
            <numerusform>%1 de %2 linha</numerusform>
            <numerusform>%1 de %2 linhas</numerusform>
        </translation>
    </message>
    <message>
        <source>Recomputes every rule and total of the ledger from its rows.</source>
        <translation>Recalcula cada invariante do livro a partir das suas linhas e diz quais valem.</translation>
    </message>
    <message>
        <source>Reads every invoice in one snapshot, while another program may be writing, and checks: sequence numbers without a gap, each document once, running totals equal to the sums of the rows in every currency, total = subtotal + VAT on each row, the cursor within range. Changes nothing. The exit status is 0 only if all checks pass.</source>
        <translation>Lê cada fatura num único instantâneo, ao lado de um programa que pode estar a escrever, e compara: números de sequência sem falhas, cada par (vendedor, número) uma vez, os totais correntes iguais às somas das linhas em cada moeda, total = subtotal + IVA em cada linha, o cursor no seu intervalo. Nada altera. O seu código só é 0 se tudo valer.</translation>
    </message>
    <message>
        <source>Prints the result as JSON.</source>
        <translation>Mostra o resultado em JSON.</translation>
    </message>
    <message>
        <source>Other machines can connect to %1. Set SECRET_KEY_BASE to at least 32 random characters and share it only with people who may use Billow.</source>
        <translation>Estar à escuta em %1 deixa entrar outras máquinas: defina SECRET_KEY_BASE com 32 ou mais caracteres que ninguém adivinhe, e dê-os a quem pode</translation>
    </message>
    <message>
        <source>column</source>
        <translation>coluna</translation>
    </message>
    <message>
        <source>Couldn’t upgrade the ledger from schema version %1 to version %2. It is unchanged: %3</source>
        <translation>Não foi possível levar o livro da versão de esquema %1 para a versão %2, e ficou como estava: %3</translation>
    </message>
    <message>
        <source>Invoices are missing from the ledger. Run billowd verify to find out which.</source>
        <translation>O livro perdeu faturas: &quot;billowd verify&quot; diz quais</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t an amount</source>
        <translation>&quot;%1&quot; não é um montante</translation>
    </message>
    <message>
        <source>%1 has more than %2 decimals</source>
        <translation>%1 tem mais de %2 casas decimais</translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation>%1 é demasiado grande</translation>
    </message>
    <message>
        <source>and %1 more for other reasons</source>
        <translation>e mais %1 por outras razões</translation>
    </message>
    <message>
        <source>Imported with a change:</source>
        <translation>Aceites com uma alteração:</translation>
    </message>
    <message>
        <source>It stopped early: %1</source>
        <translation>Terminou antes do fim: %1</translation>
    </message>
    <message>
        <source>It was cancelled</source>
        <translation>Foi cancelado</translation>
    </message>
    <message>
        <source>Run it again to continue. Nothing is stored twice.</source>
        <translation>Execute de novo para continuar; nada é guardado duas vezes.</translation>
    </message>
    <message>
        <source>there is no date</source>
        <translation>não há data</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t a time</source>
        <translation>&quot;%1&quot; não é um instante</translation>
    </message>
    <message>
        <source>there is no date, so that of inserted_at was used</source>
        <translation>não há data, por isso fica a de inserted_at</translation>
    </message>
    <message>
        <source>two of subtotal, vat_amount and total_amount are needed</source>
        <translation>são precisos dois de subtotal, vat_amount e total_amount</translation>
    </message>
    <message>
        <source>amounts with more decimal places than %1 allows were rounded</source>
        <translation>os montantes com mais casas decimais do que %1 tem foram arredondados</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t an ISO 3166 country code, so it was left empty</source>
        <translation>&quot;%1&quot; não é um código de país ISO 3166, por isso foi omitido</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t Green, Amber or Red, so it was left empty</source>
        <translation>&quot;%1&quot; não é Green, Amber nem Red, por isso foi omitido</translation>
    </message>
    <message>
        <source>the ledger has another invoice with this seller and number, as number %1</source>
        <translation>outra fatura deste vendedor e número está no livro, com o número %1</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>linha %1</translation>
    </message>
    <message>
        <source>%1 has no table &quot;invoices&quot;</source>
        <translation>%1 não tem tabela &quot;invoices&quot;</translation>
    </message>
    <message>
        <source>%1 is a Billow ledger, not a database of the original</source>
        <translation>%1 é um livro do Billow, não uma base de dados do original</translation>
    </message>
    <message>
        <source>The table &quot;invoices&quot; in %1 has no column %2, which every invoice needs</source>
        <translation>A tabela &quot;invoices&quot; de %1 não tem a coluna %2, sem a qual não há fatura</translation>
    </message>
    <message>
        <source>The original stores its invoices in PostgreSQL, not in %1</source>
        <translation>O original guarda as suas faturas no PostgreSQL, não em %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t an ISO 4217 currency</source>
        <translation>&quot;%1&quot; não é uma moeda ISO 4217</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices that were waiting in the ledger now count as shown, because they come before these</source>
        <translation>
            <numerusform>%1 fatura que esperava no livro conta agora como apresentada, pois está antes destas</numerusform>
            <numerusform>%1 faturas que esperavam no livro contam agora como apresentadas, pois estão antes destas</numerusform>
        </translation>
    </message>
    <message>
        <source>--%1 requires --%2</source>
        <translation>--%1 precisa de --%2</translation>
    </message>
    <message>
        <source>Creates the ledger, or upgrades an older one. Other commands do this automatically when they open a ledger for writing; use this one to do it separately, for example as a database user who may change tables. Each migration is one transaction. A ledger from a newer version isn’t opened, and isn’t changed.</source>
        <translation>Sem opção, cria o livro, ou atualiza um mais antigo. Os outros comandos fazem-no por si quando abrem um livro para escrita; este faz isso e nada mais, p. ex. com um utilizador da base de dados que possa alterar tabelas. Cada migração é uma transação. Um livro de um programa mais recente é recusado e deixado como está.</translation>
    </message>
    <message>
        <source>With --from-original, copies the invoices from table &quot;invoices&quot; of the Elixir program that Billow replaces. That database is only read and can stay in use, but no other Billow may use the ledger. The invoices count as shown at once, and their source is original:DATABASE. Rows that aren’t invoices are reported and don’t stop the rest. You can stop it at any time and run it again: it continues where it stopped and stores nothing twice.</source>
        <translation>Com --from-original, traz o que o programa em Elixir, que o Billow substitui, guardou na sua tabela &quot;invoices&quot;. Essa base de dados é apenas lida, e pode estar a ser usada entretanto; o livro não pode estar detido por um Billow em execução. As faturas contam logo como apresentadas, e têm a origem original:DATABASE. Uma linha que não é uma fatura é comunicada, e nunca impede as restantes. Pode ser terminado a qualquer momento e executado de novo: continua onde estava, e nada guarda duas vezes.</translation>
    </message>
    <message>
        <source>Keep the password out of the command line, where others can see it: use the environment variable PGPASSWORD, or ~/.pgpass.</source>
        <translation>É melhor não pôr a palavra-passe na linha de comandos, onde outros a veem: ponha-a na variável de ambiente PGPASSWORD, ou em ~/.pgpass.</translation>
    </message>
    <message>
        <source>Upgrades the ledger, or copies the original’s invoices into it.</source>
        <translation>Leva um livro mais antigo para o esquema deste programa, ou traz para ele as faturas do original.</translation>
    </message>
    <message>
        <source>The original’s database; ecto:// works too.</source>
        <translation>A base de dados do original; ecto:// também é compreendido.</translation>
    </message>
    <message>
        <source>Currency of the amounts, which the original doesn’t record (default: ZAR).</source>
        <translation>A moeda dos seus montantes, que ele não diz (predefinição: ZAR).</translation>
    </message>
    <message>
        <source>Reads and checks the rows, and stores nothing.</source>
        <translation>Lê as suas linhas e verifica-as, e nada guarda.</translation>
    </message>
    <message>
        <source>the keychain no longer has “%1”</source>
        <translation>o porta-chaves já não contém “%1”</translation>
    </message>
    <message>
        <source>the keychain was not unlocked</source>
        <translation>o porta-chaves não foi desbloqueado</translation>
    </message>
    <message>
        <source>this desktop has no keychain</source>
        <translation>não há porta-chaves neste ambiente de trabalho</translation>
    </message>
    <message>
        <source>can’t use the keychain: %1</source>
        <translation>o porta-chaves não pode ser usado: %1</translation>
    </message>
    <message>
        <source>the keychain isn’t responding</source>
        <translation>o porta-chaves não responde</translation>
    </message>
    <message>
        <source>The ledger %1 is in use by %2</source>
        <translation>O livro %1 está a ser usado por %2</translation>
    </message>
    <message>
        <source>%1: the secret of %2 is in the desktop’s keychain, which only the window can read. Set the whole value in the environment variable %3</source>
        <translation>%1: o segredo de %2 está no porta-chaves do ambiente de trabalho, que só a janela lê; dê o valor completo no ambiente: %3</translation>
    </message>
    <message>
        <source>The window can store secrets and URLs in the desktop’s keychain; the file then has keychain:NAME. billowd can’t use the keychain: set environment variables instead.</source>
        <translation>No ficheiro, um segredo ou um URL pode estar no porta-chaves do ambiente de trabalho: a janela escreve lá keychain:NAME. O billowd não lê porta-chaves; dê-lhe um tal valor no ambiente.</translation>
    </message>
    <message>
        <source>Option: %1</source>
        <translation>Opção: %1</translation>
    </message>
    <message>
        <source>Access token that every request must send (Authorization: Bearer TOKEN) when the web server is open to other machines. It has no command-line option, because other users of this computer could read it there.</source>
        <translation>O token que cada pedido tem de trazer (Authorization: Bearer TOKEN) onde o servidor web está à escuta além de localhost. Não há opção para ele, porque todos os utilizadores da máquina a poderiam ler.</translation>
    </message>
    <message>
        <source>Can’t connect to %1</source>
        <translation>Ninguém está à escuta em %1</translation>
    </message>
    <message>
        <source>%1 didn’t answer</source>
        <translation>Não veio resposta de %1</translation>
    </message>
    <message>
        <source>status %1</source>
        <translation>código %1</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>foi cancelado</translation>
    </message>
    <message>
        <source>The program at %1 refused: %2</source>
        <translation>O programa em %1 recusa: %2</translation>
    </message>
    <message>
        <source>%1 didn’t identify itself</source>
        <translation>%1 não disse quem é</translation>
    </message>
    <message>
        <source>%1 didn’t publish the address of its API</source>
        <translation>%1 não disse onde serve a sua API</translation>
    </message>
    <message>
        <source>The program at %1 needs its access token. Set SECRET_KEY_BASE to the same value as there.</source>
        <translation>O programa em %1 quer o seu token: defina SECRET_KEY_BASE como lá está</translation>
    </message>
    <message>
        <source>The program at %1 answered: %2</source>
        <translation>O programa em %1 diz: %2</translation>
    </message>
    <message>
        <source>The program at %1 isn’t the one that uses this ledger</source>
        <translation>O programa em %1 não é o que detém este livro</translation>
    </message>
    <message>
        <source>The program at %1 hasn’t opened the ledger yet</source>
        <translation>O programa em %1 ainda não abriu o livro</translation>
    </message>
    <message>
        <source>the last %1 invoices weren’t confirmed (%2). Import the file again to make sure they’re stored.</source>
        <translation>o livro não respondeu quanto às últimas %1 faturas (%2); importar de novo o ficheiro dá a certeza</translation>
    </message>
    <message>
        <source>Opens the import dialog at start.</source>
        <translation>Pergunta logo que ficheiros importar.</translation>
    </message>
    <message>
        <source>Starts in the tray, or minimised if there is no tray.</source>
        <translation>Mostra um ícone na bandeja, ou uma janela minimizada, até ser aberta.</translation>
    </message>
    <message>
        <source>The program that held the ledger has ended</source>
        <translation>O programa que detinha o livro terminou</translation>
    </message>
    <message>
        <source>Going on</source>
        <translation>A continuar</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>À espera: %1</translation>
    </message>
    <message>
        <source>%1, through which nothing can be imported: %2</source>
        <translation>%1, através do qual nada se pode importar: %2</translation>
    </message>
    <message>
        <source>%1, so this goes through its API at http://%2</source>
        <translation>%1, por isso isto passa pela sua API em http://%2</translation>
    </message>
    <message>
        <source>%1, and --strict needs the ledger for itself</source>
        <translation>%1, e --strict precisa do livro só para si</translation>
    </message>
    <message>
        <source>Where a running billow or billowd serve holds the ledger, the invoices go through its API, and while that is away, or has no room, this waits. Only --strict needs the ledger for itself.</source>
        <translation>Onde um billow ou um billowd serve em execução detém o livro, as faturas passam pela sua API, e enquanto esta não está, ou não tem espaço, espera-se. Só --strict precisa do livro só para si.</translation>
    </message>
    <message>
        <source>The answer was lost. Try again.</source>
        <translation>A resposta perdeu-se; tente de novo</translation>
    </message>
    <message>
        <source>the import was ended</source>
        <translation>a importação foi terminada</translation>
    </message>
    <message>
        <source>Upgrading the ledger, step %1 of %2. This can take minutes.</source>
        <translation>O livro de faturas está a ser atualizado, passo %1 de %2; pode demorar minutos</translation>
    </message>
    <message>
        <source>Another program has changed the ledger’s analytics tables</source>
        <translation>Outro programa escreveu nos totais do livro de faturas</translation>
    </message>
    <message>
        <source>Another program has written to the ledger although this one has locked it. With PostgreSQL, a pooler may have lost the lock: connect directly to the server.</source>
        <translation>Outro programa escreveu no livro de faturas embora este tenha o bloqueio; com PostgreSQL, um pooler intermédio pode tê-lo perdido: ligue-se diretamente ao servidor</translation>
    </message>
    <message>
        <source>Another program (%1) has written to the ledger although this one has locked it. With PostgreSQL, a pooler may have lost the lock: connect directly to the server.</source>
        <translation>Outro programa (%1) escreveu no livro de faturas embora este tenha o bloqueio; com PostgreSQL, um pooler intermédio pode tê-lo perdido: ligue-se diretamente ao servidor</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>outro programa</translation>
    </message>
    <message>
        <source>Can’t delete the invoices while they are being read (%1). Try again later.</source>
        <translation>As faturas não podem ser eliminadas enquanto estão a ser lidas (%1): tente novamente depois</translation>
    </message>
    <message>
        <source>A failed transaction can’t be committed</source>
        <translation>Uma transação que falhou não pode ser confirmada</translation>
    </message>
    <message>
        <source>There is no connection to the database</source>
        <translation>Não há ligação à base de dados</translation>
    </message>
    <message>
        <source>A connection pooler changes the PostgreSQL session between transactions. Connect directly to the server, or pool whole sessions.</source>
        <translation>O PostgreSQL é alcançado por um pooler que muda de sessão entre transações: ligue-se diretamente ao servidor ou use sessões inteiras</translation>
    </message>
    <message>
        <source>The option %1 in the PostgreSQL URL has a semicolon, which Qt’s driver doesn’t support</source>
        <translation>A opção %1 no URL do PostgreSQL tem um ponto e vírgula, que o controlador do Qt não aceita</translation>
    </message>
    <message>
        <source>internal error: a query of the ledger returned no row</source>
        <translation>Uma consulta ao livro de faturas não encontrou nenhuma linha</translation>
    </message>
    <message>
        <source>Qt’s database driver %1 isn’t installed. Install the package %2.</source>
        <translation>O controlador de base de dados %1 do Qt não está instalado; está no pacote %2</translation>
    </message>
    <message>
        <source>The ledger can’t be at %1: that disk doesn’t support shared memory. Use a local folder instead of a network folder.</source>
        <translation>O livro de faturas %1 não pode ficar aí: o disco não tem memória partilhada, como acontece em algumas pastas de rede</translation>
    </message>
    <message>
        <source>Reading the ledger was interrupted</source>
        <translation>A leitura do livro de faturas foi interrompida</translation>
    </message>
    <message>
        <source>Can’t write to the ledger %1. Check that its disk isn’t full (%2).</source>
        <translation>Não é possível escrever o livro de faturas %1: o disco está cheio? (%2)</translation>
    </message>
    <message>
        <source>The ledger failed %1 times while storing these invoices</source>
        <translation>O livro de faturas falhou %1 vezes ao guardar estas faturas</translation>
    </message>
    <message>
        <source>All waiting invoices are being shown now</source>
        <translation>Todas as faturas por mostrar estão agora a ser mostradas</translation>
    </message>
    <message>
        <source>The program at %1 couldn’t prove that it uses this ledger and knows the access token. Check that SECRET_KEY_BASE is the same there and here.</source>
        <translation>O programa em %1 não prova que usa este livro de faturas e conhece o token de acesso. Verifique que SECRET_KEY_BASE é igual lá e aqui.</translation>
    </message>
</context>
</TS>
