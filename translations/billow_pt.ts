<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_PT">
<context>
    <name>AmountInput</name>
    <message>
        <source>Enter an amount, for example %1</source>
        <translation>Introduza um montante, por exemplo %1</translation>
    </message>
    <message>
        <source>Enter an amount of zero or more</source>
        <translation>Introduza um montante igual ou superior a zero</translation>
    </message>
    <message>
        <source>Use at most four decimal places</source>
        <translation>Use no máximo quatro casas decimais</translation>
    </message>
    <message>
        <source>Enter a smaller amount</source>
        <translation>Introduza um montante menor</translation>
    </message>
</context>
<context>
    <name>AnalyticsText</name>
    <message>
        <source>Not given</source>
        <translation>Não indicado</translation>
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
        <source>Waiting</source>
        <translation>Por mostrar</translation>
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
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Invoices: %1 · Total: %2 · VAT: %3</source>
        <translation>Faturas: %1 · Total: %2 · IVA: %3</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Mostradas</translation>
    </message>
    <message>
        <source>Invoices: %1 · Credit notes: %2 · After credit notes: %3 · Credited: %4 · VAT: %5</source>
        <translation>Faturas: %1 · Notas de crédito: %2 · Após notas de crédito: %3 · Creditado: %4 · IVA: %5</translation>
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
        <source>Currency: %1</source>
        <translation>Moeda: %1</translation>
    </message>
    <message>
        <source>Seller: %1</source>
        <translation>Vendedor: %1</translation>
    </message>
    <message>
        <source>Buyer: %1</source>
        <translation>Comprador: %1</translation>
    </message>
    <message>
        <source>Country: %1</source>
        <translation>País: %1</translation>
    </message>
    <message>
        <source>Payment: not given</source>
        <translation>Pagamento: não indicado</translation>
    </message>
    <message>
        <source>Payment: %1</source>
        <translation>Pagamento: %1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Origem: %1</translation>
    </message>
    <message>
        <source>Shown only</source>
        <translation>Só as mostradas</translation>
    </message>
    <message>
        <source>Sorted by currency, then %1, descending</source>
        <translation>Ordenadas por moeda e depois por %1, descendente</translation>
    </message>
    <message>
        <source>Sorted by currency, then %1, ascending</source>
        <translation>Ordenadas por moeda e depois por %1, ascendente</translation>
    </message>
    <message>
        <source>Sorted by %1, descending</source>
        <translation>Ordenadas por %1, descendente</translation>
    </message>
    <message>
        <source>Sorted by %1, ascending</source>
        <translation>Ordenadas por %1, ascendente</translation>
    </message>
    <message>
        <source>Issued: %1 to %2</source>
        <translation>Emitidas: de %1 a %2</translation>
    </message>
    <message>
        <source>Minimum total: %1</source>
        <translation>Total mínimo: %1</translation>
    </message>
    <message>
        <source>Maximum total: %1</source>
        <translation>Total máximo: %1</translation>
    </message>
    <message>
        <source>Total: %1 to %2</source>
        <translation>Total: de %1 a %2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>two risks</comment>
        <translation>%1 ou %2</translation>
    </message>
    <message>
        <source>Risk: %1</source>
        <translation>Risco: %1</translation>
    </message>
    <message>
        <source>Credit notes</source>
        <translation>Notas de crédito</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Faturas</translation>
    </message>
    <message>
        <source>Due on %1</source>
        <translation>Vence a %1</translation>
    </message>
    <message>
        <source>Due from %1</source>
        <translation>Vence a partir de %1</translation>
    </message>
    <message>
        <source>Due until %1</source>
        <translation>Vence até %1</translation>
    </message>
    <message>
        <source>Due: %1 to %2</source>
        <translation>Vencimento: %1 a %2</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Vencidas</translation>
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
        <source>Subtotal</source>
        <translation>Total sem IVA</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>IVA</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total com IVA</translation>
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
        <source>no such column</source>
        <translation>coluna inexistente</translation>
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
        <source>VAT rate (%)</source>
        <translation>Taxa de IVA (%)</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantidade</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>Preço unitário</translation>
    </message>
    <message>
        <source>Line total</source>
        <translation>Total da linha</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>two fields</comment>
        <translation>%1 ou %2</translation>
    </message>
    <message>
        <source>not mapped</source>
        <translation>sem correspondência</translation>
    </message>
    <message>
        <source>detected</source>
        <translation>detetado</translation>
    </message>
    <message>
        <source>one row per line item</source>
        <translation>uma linha por artigo</translation>
    </message>
    <message>
        <source>one row per invoice</source>
        <translation>uma linha por fatura</translation>
    </message>
    <message>
        <source>Rows: %1</source>
        <translation>Linhas: %1</translation>
    </message>
    <message>
        <source>First rows: %1</source>
        <translation>Primeiras linhas: %1</translation>
    </message>
    <message>
        <source>Invoices: %1</source>
        <translation>Faturas: %1</translation>
    </message>
    <message>
        <source>Rejected: %1</source>
        <translation>Rejeitadas: %1</translation>
    </message>
    <message numerus="yes">
        <source>Import cancelled. The %1 invoices imported before that are kept.</source>
        <translation>
            <numerusform>Importação cancelada. Mantém-se a %1 fatura importada até então.</numerusform>
            <numerusform>Importação cancelada. Mantêm-se as %1 faturas importadas até então.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import stopped: %1</source>
        <translation>Importação interrompida: %1</translation>
    </message>
    <message numerus="yes">
        <source>Nothing new: all %1 invoices are already stored.</source>
        <translation>
            <numerusform>Nada de novo: a %1 fatura já está guardada.</numerusform>
            <numerusform>Nada de novo: todas as %1 faturas já estão guardadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>No invoices imported.</source>
        <translation>Nenhuma fatura importada.</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices imported. Some files couldn’t be read to the end.</source>
        <translation>
            <numerusform>%1 fatura importada. Não foi possível ler alguns ficheiros até ao fim.</numerusform>
            <numerusform>%1 faturas importadas. Não foi possível ler alguns ficheiros até ao fim.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices imported. Rejected rows: %2.</source>
        <translation>
            <numerusform>%1 fatura importada. Linhas rejeitadas: %2.</numerusform>
            <numerusform>%1 faturas importadas. Linhas rejeitadas: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices imported.</source>
        <translation>
            <numerusform>%1 fatura importada.</numerusform>
            <numerusform>%1 faturas importadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Ignoradas: %1</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>linha %1: %2</translation>
    </message>
    <message>
        <source>line %1, %2: %3</source>
        <comment>line, column, text</comment>
        <translation>linha %1, %2: %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what was found out, and where</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Line discount</source>
        <translation>Desconto da linha</translation>
    </message>
    <message>
        <source>Line discount (%)</source>
        <translation>Desconto da linha (%)</translation>
    </message>
    <message>
        <source>Line VAT</source>
        <translation>IVA da linha</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>Data de vencimento</translation>
    </message>
    <message>
        <source>Seller tax ID</source>
        <translation>NIF do vendedor</translation>
    </message>
    <message>
        <source>Buyer tax ID</source>
        <translation>NIF do comprador</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>Portes</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Desconto</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Arredondamento</translation>
    </message>
    <message>
        <source>Refunded amount</source>
        <translation>Valor reembolsado</translation>
    </message>
    <message>
        <source>Issue date</source>
        <translation>Data de emissão</translation>
    </message>
    <message>
        <source>VAT breakdown</source>
        <translation>Discriminação do IVA</translation>
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
        <translation>Total sem IVA</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>IVA</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total com IVA</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risco</translation>
    </message>
    <message>
        <source>Credit note %1</source>
        <comment>its number</comment>
        <translation>Nota de crédito %1</translation>
    </message>
    <message>
        <source>%1 at %2%</source>
        <comment>an amount of VAT and its rate</comment>
        <translation>%1 a %2%</translation>
    </message>
</context>
<context>
    <name>PdfFile</name>
    <message>
        <source>%1 of %2</source>
        <comment>a page</comment>
        <translation>%1 de %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 invoices</source>
        <translation>
            <numerusform>%1: %2 fatura</numerusform>
            <numerusform>%1: %2 faturas</numerusform>
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
        <translation>Todas as faturas</translation>
    </message>
    <message>
        <source>Red risk</source>
        <translation>Risco vermelho</translation>
    </message>
    <message>
        <source>Issued today</source>
        <translation>Emitidas hoje</translation>
    </message>
    <message>
        <source>Issued this month</source>
        <translation>Emitidas este mês</translation>
    </message>
    <message>
        <source>Largest first, by currency</source>
        <translation>Maiores primeiro, por moeda</translation>
    </message>
    <message>
        <source>Credit notes</source>
        <translation>Notas de crédito</translation>
    </message>
    <message>
        <source>Check failed</source>
        <translation>Verificação falhada</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Vencidas</translation>
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
        <source>Currency</source>
        <translation>Moeda</translation>
    </message>
    <message>
        <source>VAT rate</source>
        <translation>Taxa de IVA</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Total sem IVA</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>IVA</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total com IVA</translation>
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
        <translation>Guardada</translation>
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
        <source>From country</source>
        <comment>exporting country</comment>
        <translation>Do país</translation>
    </message>
    <message>
        <source>To country</source>
        <comment>importing country</comment>
        <translation>Para o país</translation>
    </message>
    <message>
        <source>Issue date</source>
        <translation>Data de emissão</translation>
    </message>
    <message>
        <source>Due</source>
        <comment>due date</comment>
        <translation>Vencimento</translation>
    </message>
    <message>
        <source>Seller tax ID</source>
        <translation>NIF do vendedor</translation>
    </message>
    <message>
        <source>Buyer tax ID</source>
        <translation>NIF do comprador</translation>
    </message>
    <message>
        <source>VAT breakdown</source>
        <translation>Discriminação do IVA</translation>
    </message>
    <message>
        <source>Order of arrival</source>
        <translation>Ordem de chegada</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 at %2%</source>
        <translation>%1 a %2%</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>Nota de crédito</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Fatura</translation>
    </message>
    <message>
        <source>%1 credit</source>
        <comment>amount of a credit note</comment>
        <translation>%1 a crédito</translation>
    </message>
    <message>
        <source>Check</source>
        <comment>whether the figures of an e-invoice hold</comment>
        <translation>Verificação</translation>
    </message>
    <message>
        <source>passed</source>
        <comment>the check of an e-invoice</comment>
        <translation>aprovada</translation>
    </message>
    <message>
        <source>check failed</source>
        <comment>the check of an e-invoice</comment>
        <translation>verificação falhada</translation>
    </message>
    <message>
        <source>Check passed</source>
        <translation>Verificação aprovada</translation>
    </message>
    <message>
        <source>Check failed</source>
        <translation>Verificação falhada</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Não verificada</translation>
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
        <translation>Dados</translation>
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
        <source>Allowed origins</source>
        <translation>Origens permitidas</translation>
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
        <source>Files to keep</source>
        <translation>Ficheiros a manter</translation>
    </message>
    <message>
        <source>Show rate</source>
        <translation>Ritmo de exibição</translation>
    </message>
    <message>
        <source>Paced invoices</source>
        <translation>Âmbito do ritmo</translation>
    </message>
    <message>
        <source>Run length (seconds)</source>
        <translation>Duração da execução (segundos)</translation>
    </message>
    <message>
        <source>Demo seed</source>
        <translation>Semente da demonstração</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Token de acesso</translation>
    </message>
    <message>
        <source>Stripe webhook secret</source>
        <translation>Segredo do webhook Stripe</translation>
    </message>
    <message>
        <source>Shopify webhook secret</source>
        <translation>Segredo do webhook Shopify</translation>
    </message>
    <message>
        <source>WooCommerce webhook secret</source>
        <translation>Segredo do webhook WooCommerce</translation>
    </message>
    <message>
        <source>Seller for webhooks</source>
        <translation>Vendedor para webhooks</translation>
    </message>
    <message>
        <source>Log level</source>
        <translation>Nível de registo</translation>
    </message>
    <message>
        <source>Per-category levels</source>
        <translation>Níveis por categoria</translation>
    </message>
    <message>
        <source>File size (MB)</source>
        <translation>Tamanho do ficheiro (MB)</translation>
    </message>
    <message>
        <source>All invoices</source>
        <translation>Todas as faturas</translation>
    </message>
    <message>
        <source>Demo invoices</source>
        <translation>Faturas de demonstração</translation>
    </message>
    <message>
        <source>Use system setting</source>
        <translation>Usar definição do sistema</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Predefinição</translation>
    </message>
    <message>
        <source>From %1, line %2</source>
        <translation>De %1, linha %2</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Seller in imported files</source>
        <translation>Vendedor para ficheiros importados</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>Pasta vigiada</translation>
    </message>
    <message>
        <source>Profile for CSV files in that folder</source>
        <translation>Perfil dos ficheiros CSV dessa pasta</translation>
    </message>
    <message>
        <source>Largest original kept, in MB</source>
        <translation>Maior original guardado, em MB</translation>
    </message>
    <message>
        <source>Currency in imported files</source>
        <translation>Moeda para ficheiros importados</translation>
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
        <translation>A funcionar</translation>
    </message>
    <message>
        <source>Crashed</source>
        <translation>Falhou</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>A parar</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Desligado</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Pronto</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Com erro</translation>
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
        <source>Full</source>
        <translation>Cheio</translation>
    </message>
    <message>
        <source>Not responding</source>
        <translation>Não responde</translation>
    </message>
    <message>
        <source>If an actor crashes, only that actor restarts.</source>
        <translation>Se um ator falhar, só esse reinicia.</translation>
    </message>
    <message>
        <source>If an actor crashes, all actors of the group restart.</source>
        <translation>Se um ator falhar, todos os atores do grupo reiniciam.</translation>
    </message>
    <message>
        <source>If an actor crashes, it and the actors below it in the group restart.</source>
        <translation>Se um ator falhar, reiniciam esse e os que estão abaixo dele no grupo.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>A ligar…</translation>
    </message>
    <message>
        <source>Unavailable</source>
        <translation>Indisponível</translation>
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
        <translation>demasiado grande para calcular</translation>
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
        <translation>O IVA confere, metades arredondadas para longe de zero</translation>
    </message>
    <message>
        <source>VAT on the invoice</source>
        <translation>IVA na fatura</translation>
    </message>
    <message>
        <source>VAT on the invoice: %1 less than calculated</source>
        <translation>IVA na fatura: %1 a menos do que o calculado</translation>
    </message>
    <message>
        <source>VAT on the invoice: %1 more than calculated</source>
        <translation>IVA na fatura: %1 a mais do que o calculado</translation>
    </message>
    <message>
        <source>Matches the VAT</source>
        <translation>Confere com o IVA</translation>
    </message>
    <message>
        <source>VAT on the invoice: %1</source>
        <translation>IVA na fatura: %1</translation>
    </message>
    <message>
        <source>Matches the total</source>
        <translation>Confere com o total</translation>
    </message>
    <message>
        <source>Total on the invoice: %1</source>
        <translation>Total na fatura: %1</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Taxa normal</translation>
    </message>
    <message>
        <source>Zero rate</source>
        <translation>Taxa zero</translation>
    </message>
    <message>
        <source>Exempt</source>
        <translation>Isento</translation>
    </message>
    <message>
        <source>Reverse charge</source>
        <translation>Autoliquidação</translation>
    </message>
    <message>
        <source>Intra-Community supply</source>
        <translation>Transmissão intracomunitária</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportação</translation>
    </message>
    <message>
        <source>Outside the scope of VAT</source>
        <translation>Não sujeito a IVA</translation>
    </message>
    <message>
        <source>IGIC (Canary Islands)</source>
        <translation>IGIC (Canárias)</translation>
    </message>
    <message>
        <source>IPSI (Ceuta and Melilla)</source>
        <translation>IPSI (Ceuta e Melilha)</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Idle</source>
        <translation>Inativo</translation>
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
        <translation>sem limite</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 desligado</translation>
    </message>
    <message>
        <source>%1 %2 ms</source>
        <translation>%1 %2 ms</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 com erro</translation>
    </message>
    <message>
        <source>%1 ready</source>
        <translation>%1 pronto</translation>
    </message>
    <message>
        <source>%1 full</source>
        <translation>%1 cheio</translation>
    </message>
    <message>
        <source>Stopped by an error</source>
        <translation>Parado por um erro</translation>
    </message>
    <message>
        <source>Database unavailable</source>
        <translation>Base de dados indisponível</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>generating demo invoices</comment>
        <translation>Em execução</translation>
    </message>
    <message>
        <source>Showing backlog</source>
        <translation>A mostrar restantes</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>by an error; at most 12 characters</comment>
        <translation>Parado</translation>
    </message>
    <message>
        <source>Unavailable</source>
        <comment>the database; at most 14 characters</comment>
        <translation>Indisponível</translation>
    </message>
    <message>
        <source>Backlog</source>
        <comment>is being shown; at most 12 characters</comment>
        <translation>A mostrar</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>%1 invoices per second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>minutes and seconds</comment>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours and minutes</comment>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>days and hours</comment>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>Can’t open the database</source>
        <translation>Não é possível abrir a base de dados</translation>
    </message>
    <message>
        <source>Waiting for %1…</source>
        <comment>a database</comment>
        <translation>À espera de %1…</translation>
    </message>
    <message>
        <source>%1 connecting…</source>
        <translation>%1 a ligar…</translation>
    </message>
    <message>
        <source>%1 unavailable</source>
        <translation>%1 indisponível</translation>
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
        <source>A live invoice dashboard: stores every invoice durably, shows it at a readable pace, and totals to the cent.</source>
        <translation>Um painel de faturas em direto: guarda cada fatura de forma duradoura, mostra-a a um ritmo legível e soma ao cêntimo.</translation>
    </message>
    <message>
        <source>Made with Qt %1. Billow’s own code is under the MIT licence. The program as a whole contains Qt HttpServer and is under the GNU General Public License, version 3.</source>
        <translation>Feito com Qt %1. O código próprio do Billow está sob a licença MIT. O programa no seu conjunto contém o Qt HttpServer e está sob a GNU General Public License, versão 3.</translation>
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
        <source>Per second</source>
        <translation>Por segundo</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Média</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Mais longa</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Reinícios</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Último erro</translation>
    </message>
    <message>
        <source>Messages not handled yet</source>
        <translation>Mensagens ainda não tratadas</translation>
    </message>
    <message>
        <source>Queued</source>
        <comment>messages</comment>
        <translation>Fila</translation>
    </message>
    <message>
        <source>Messages handled per second</source>
        <translation>Mensagens tratadas por segundo</translation>
    </message>
    <message>
        <source>Average time per message since the start</source>
        <translation>Tempo médio por mensagem desde o início</translation>
    </message>
    <message>
        <source>Slowest message since the start</source>
        <translation>Mensagem mais demorada desde o início</translation>
    </message>
    <message>
        <source>Restarts after a crash</source>
        <translation>Reinícios após uma falha</translation>
    </message>
    <message>
        <source>Reason for the last crash</source>
        <translation>Motivo da última falha</translation>
    </message>
</context>
<context>
    <name>billow::Alerts</name>
    <message numerus="yes">
        <source>%1 invoices generated.</source>
        <translation>
            <numerusform>%1 fatura gerada.</numerusform>
            <numerusform>%1 faturas geradas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices are waiting to be shown.</source>
        <translation>
            <numerusform>%1 fatura por mostrar.</numerusform>
            <numerusform>%1 faturas por mostrar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Run finished</source>
        <translation>Execução terminada</translation>
    </message>
    <message>
        <source>All invoices shown</source>
        <translation>Todas as faturas mostradas</translation>
    </message>
    <message>
        <source>No invoices of the last run are waiting.</source>
        <translation>Não há faturas da última execução por mostrar.</translation>
    </message>
    <message>
        <source>%1: %2 from %3</source>
        <comment>number, amount, seller</comment>
        <translation>%1: %2 de %3</translation>
    </message>
    <message>
        <source>%1: %2 from %3, risk %4</source>
        <comment>number, amount, seller, Green, Amber or Red</comment>
        <translation>%1: %2 de %3, risco %4</translation>
    </message>
    <message>
        <source>Invoice needs review</source>
        <translation>Fatura a rever</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices need review</source>
        <translation>
            <numerusform>%1 fatura a rever</numerusform>
            <numerusform>%1 faturas a rever</numerusform>
        </translation>
    </message>
    <message>
        <source>Latest: %1</source>
        <translation>Mais recente: %1</translation>
    </message>
    <message>
        <source>%1: %2 from %3, check failed</source>
        <comment>number, amount, seller</comment>
        <translation>%1: %2 de %3, verificação falhada</translation>
    </message>
    <message>
        <source>%1: %2 from %3, overdue since %4</source>
        <comment>number, amount, seller, day</comment>
        <translation>%1: %2 de %3, vencida desde %4</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices have become overdue</source>
        <translation>
            <numerusform>%1 fatura passou a estar vencida</numerusform>
            <numerusform>%1 faturas passaram a estar vencidas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::AnalyticsCards</name>
    <message>
        <source>Invoices per minute</source>
        <translation>Faturas por minuto</translation>
    </message>
    <message>
        <source>this minute, so far</source>
        <translation>neste minuto, até agora</translation>
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
        <source>Waiting</source>
        <translation>Por mostrar</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>IVA</translation>
    </message>
    <message>
        <source>Top sellers (%1)</source>
        <translation>Maiores vendedores (%1)</translation>
    </message>
    <message>
        <source>Top buyers (%1)</source>
        <translation>Maiores compradores (%1)</translation>
    </message>
    <message>
        <source>Value by exporting country (%1)</source>
        <translation>Valor por país exportador (%1)</translation>
    </message>
    <message>
        <source>Value by importing country (%1)</source>
        <translation>Valor por país importador (%1)</translation>
    </message>
    <message>
        <source>Value by risk (%1)</source>
        <translation>Valor por risco (%1)</translation>
    </message>
    <message>
        <source>Value by payment (%1)</source>
        <translation>Valor por forma de pagamento (%1)</translation>
    </message>
    <message>
        <source>Value per minute (%1)</source>
        <translation>Valor por minuto (%1)</translation>
    </message>
    <message>
        <source>Waiting invoices</source>
        <translation>Faturas por mostrar</translation>
    </message>
    <message>
        <source>since %1, average</source>
        <translation>desde %1, média</translation>
    </message>
    <message>
        <source>%1 to %2, average</source>
        <translation>de %1 a %2, média</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Mostradas</translation>
    </message>
    <message>
        <source>Value by month of issue (%1)</source>
        <translation>Valor por mês de emissão (%1)</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total com IVA</translation>
    </message>
    <message>
        <source>After credit notes</source>
        <translation>Após notas de crédito</translation>
    </message>
    <message>
        <source>Invoiced</source>
        <translation>Faturado</translation>
    </message>
    <message>
        <source>Credited</source>
        <translation>Creditado</translation>
    </message>
    <message>
        <source>VAT by rate (%1)</source>
        <translation>IVA por taxa (%1)</translation>
    </message>
    <message>
        <source>after credit notes</source>
        <translation>após notas de crédito</translation>
    </message>
</context>
<context>
    <name>billow::AnalyticsControls</name>
    <message>
        <source>C&amp;urrency</source>
        <translation>&amp;Moeda</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices, live</source>
        <translation>
            <numerusform>%1 fatura, em direto</numerusform>
            <numerusform>%1 faturas, em direto</numerusform>
        </translation>
    </message>
    <message>
        <source>Currency of the amounts</source>
        <translation>Moeda dos montantes</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>Per-minute figures, last 15 minutes</source>
        <translation>Valores por minuto, últimos 15 minutos</translation>
    </message>
    <message>
        <source>Per-minute figures, last hour</source>
        <translation>Valores por minuto, última hora</translation>
    </message>
    <message>
        <source>Per-minute figures, last 6 hours</source>
        <translation>Valores por minuto, últimas 6 horas</translation>
    </message>
    <message>
        <source>Per-minute figures, last 24 hours</source>
        <translation>Valores por minuto, últimas 24 horas</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Outro</translation>
    </message>
    <message>
        <source>Per-minute figures, range of your choice</source>
        <translation>Valores por minuto, período à escolha</translation>
    </message>
    <message>
        <source>Range in minutes</source>
        <translation>Período em minutos</translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes</comment>
        <translation> min</translation>
    </message>
    <message numerus="yes">
        <source>Catching up: %1 of %2 invoices</source>
        <translation>
            <numerusform>A recuperar: %1 de %2 fatura</numerusform>
            <numerusform>A recuperar: %1 de %2 faturas</numerusform>
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
        <translation>Ainda não há valores</translation>
    </message>
    <message>
        <source>Press Start (F5), or drop a CSV file here.</source>
        <translation>Prima “Iniciar” (F5) ou largue aqui um ficheiro CSV.</translation>
    </message>
    <message>
        <source>Couldn’t load the figures: %1.</source>
        <translation>Não foi possível carregar os valores: %1.</translation>
    </message>
    <message>
        <source>Couldn’t load the figures</source>
        <translation>Não foi possível carregar os valores</translation>
    </message>
</context>
<context>
    <name>billow::BarList</name>
    <message>
        <source>Click to show these invoices</source>
        <translation>Clique para mostrar estas faturas</translation>
    </message>
</context>
<context>
    <name>billow::ChartCard</name>
    <message>
        <source>Copy figures</source>
        <translation>Copiar valores</translation>
    </message>
</context>
<context>
    <name>billow::CloseQuestion</name>
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
        <translation>Manter na área de notificação</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
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
        <source>Don’t ask again</source>
        <translation>Não perguntar de novo</translation>
    </message>
    <message>
        <source>An import is running. Restarting stops it; stored invoices are kept. Import the file again to finish.</source>
        <translation>Há uma importação em curso. Reiniciar interrompe-a; as faturas guardadas mantêm-se. Importe o ficheiro de novo para a concluir.</translation>
    </message>
    <message>
        <source>An import is running. Closing stops it; stored invoices are kept. Import the file again to finish.</source>
        <translation>Há uma importação em curso. Fechar interrompe-a; as faturas guardadas mantêm-se. Importe o ficheiro de novo para a concluir.</translation>
    </message>
    <message>
        <source>An export is running. Restarting stops it, and no file is written.</source>
        <translation>Há uma exportação em curso. Reiniciar interrompe-a e nenhum ficheiro é escrito.</translation>
    </message>
    <message>
        <source>An export is running. Closing stops it, and no file is written.</source>
        <translation>Há uma exportação em curso. Fechar interrompe-a e nenhum ficheiro é escrito.</translation>
    </message>
    <message>
        <source>A run is in progress. Restarting stops it; stored invoices are kept.</source>
        <translation>Há uma execução em curso. Reiniciar para-a; as faturas guardadas mantêm-se.</translation>
    </message>
    <message>
        <source>A run is in progress. Closing stops it; stored invoices are kept.</source>
        <translation>Há uma execução em curso. Fechar para-a; as faturas guardadas mantêm-se.</translation>
    </message>
    <message>
        <source>The backlog is still being shown. Stored invoices are kept.</source>
        <translation>Ainda há faturas por mostrar. As faturas guardadas mantêm-se.</translation>
    </message>
    <message numerus="yes">
        <source>%1 waiting invoices will be shown next time.</source>
        <translation>
            <numerusform>%1 fatura por mostrar será mostrada da próxima vez.</numerusform>
            <numerusform>%1 faturas por mostrar serão mostradas da próxima vez.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::ColumnsMenu</name>
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
        <source>Fit columns to window</source>
        <translation>Ajustar colunas à janela</translation>
    </message>
    <message>
        <source>Move to start</source>
        <translation>Mover para o início</translation>
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
        <source>Crash %1</source>
        <translation>Fazer falhar %1</translation>
    </message>
    <message>
        <source>Crash</source>
        <translation>Fazer falhar</translation>
    </message>
    <message>
        <source>%1 crashed and was restarted (restart %2). Stored invoices aren’t affected.</source>
        <translation>%1 falhou e foi reiniciado (reinício %2). As faturas guardadas não são afetadas.</translation>
    </message>
    <message>
        <source>%1 crashed. Restarting…</source>
        <translation>%1 falhou. A reiniciar…</translation>
    </message>
    <message>
        <source>Select an actor to crash it on purpose and see its supervisor restart it.</source>
        <translation>Selecione um ator para o fazer falhar de propósito e ver o seu supervisor reiniciá-lo.</translation>
    </message>
    <message>
        <source>Crash %1 on purpose to see its supervisor restart it. Stored invoices aren’t affected.</source>
        <translation>Faça falhar %1 de propósito para ver o seu supervisor reiniciá-lo. As faturas guardadas não são afetadas.</translation>
    </message>
    <message>
        <source>Crash %1? It restarts from the ledger, and the run continues.</source>
        <translation>Fazer falhar %1? O ator reinicia a partir do livro de faturas e a execução continua.</translation>
    </message>
    <message>
        <source>Crashing %1 with its next message…</source>
        <translation>%1 vai falhar na próxima mensagem…</translation>
    </message>
    <message>
        <source>%1 isn’t handling messages, so it can’t crash now. Try again in a moment.</source>
        <translation>%1 não está a tratar mensagens e por isso não pode falhar agora. Tente de novo dentro de momentos.</translation>
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
        <source>Date, for example 2026-11-23. Press Alt+Down for a calendar.</source>
        <translation>Data, por exemplo 2026-11-23. Prima Alt+Baixo para abrir um calendário.</translation>
    </message>
    <message>
        <source>Open calendar</source>
        <translation>Abrir calendário</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoje</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Limpar</translation>
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
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vencimento</translation>
    </message>
    <message>
        <source>Seller tax ID</source>
        <translation>NIF do vendedor</translation>
    </message>
    <message>
        <source>Buyer tax ID</source>
        <translation>NIF do comprador</translation>
    </message>
    <message>
        <source>Select an invoice to see its details.</source>
        <translation>Selecione uma fatura para ver os seus detalhes.</translation>
    </message>
    <message>
        <source>Copy invoice details</source>
        <translation>Copiar detalhes da fatura</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>Fechar detalhes</translation>
    </message>
    <message>
        <source>VAT %1</source>
        <comment>category</comment>
        <translation>IVA %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, overdue by %n days</source>
        <comment>due date</comment>
        <translation>
            <numerusform>%1, vencida há %n dia</numerusform>
            <numerusform>%1, vencida há %n dias</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::DocumentDetails</name>
    <message>
        <source>holds</source>
        <comment>a rule</comment>
        <translation>cumprida</translation>
    </message>
    <message>
        <source>fails</source>
        <comment>a rule</comment>
        <translation>não cumprida</translation>
    </message>
    <message>
        <source>can’t be checked</source>
        <comment>a rule</comment>
        <translation>não verificável</translation>
    </message>
    <message>
        <source>E-invoice check</source>
        <translation>Verificação da fatura eletrónica</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Open a copy in the desktop’s viewer</source>
        <translation>Abrir uma cópia no visualizador do ambiente de trabalho</translation>
    </message>
    <message>
        <source>Couldn’t load the document: %1.</source>
        <translation>Não foi possível carregar o documento: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n rules</source>
        <translation>
            <numerusform>Mostrar %n regra</numerusform>
            <numerusform>Mostrar as %n regras</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n other rules</source>
        <translation>
            <numerusform>Mostrar mais %n regra</numerusform>
            <numerusform>Mostrar mais %n regras</numerusform>
        </translation>
    </message>
    <message>
        <source>The original isn’t kept.</source>
        <translation>O original não é guardado.</translation>
    </message>
    <message>
        <source>Strict: %1 · Official: %2</source>
        <translation>Estrita: %1 · Oficial: %2</translation>
    </message>
    <message>
        <source>To pay: %1 by %2</source>
        <comment>amount, day</comment>
        <translation>A pagar: %1 até %2</translation>
    </message>
    <message>
        <source>To pay: %1</source>
        <translation>A pagar: %1</translation>
    </message>
    <message numerus="yes">
        <source>Check failed: %n rules of %1 don’t hold</source>
        <translation>
            <numerusform>Verificação falhada: %n regra de %1 não é cumprida</numerusform>
            <numerusform>Verificação falhada: %n regras de %1 não são cumpridas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Check passed: %n rules checked</source>
        <translation>
            <numerusform>Verificação aprovada: %n regra verificada</numerusform>
            <numerusform>Verificação aprovada: %n regras verificadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the original</source>
        <translation>Guardar o original</translation>
    </message>
    <message>
        <source>Couldn’t open the original: %1.</source>
        <translation>Não foi possível abrir o original: %1.</translation>
    </message>
    <message>
        <source>Couldn’t save the original: %1.</source>
        <translation>Não foi possível guardar o original: %1.</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Guardado em %1.</translation>
    </message>
    <message>
        <source>No program on this desktop opens %1. Save it instead.</source>
        <translation>Nenhum programa deste ambiente de trabalho abre %1. Guarde-o.</translation>
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
        <translation>as faturas foram eliminadas durante a exportação</translation>
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
        <source>Exporting to %1…</source>
        <translation>A exportar para %1…</translation>
    </message>
    <message>
        <source>Exporting to %1: %2 of %3</source>
        <translation>A exportar para %1: %2 de %3</translation>
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
        <translation>Cancelar exportação</translation>
    </message>
    <message>
        <source>Export progress</source>
        <translation>Progresso da exportação</translation>
    </message>
    <message>
        <source>%1 · Times in %2</source>
        <comment>date of the export, and the time zone</comment>
        <translation>%1 · Horas em %2</translation>
    </message>
    <message>
        <source>Export cancelled. No file was saved.</source>
        <translation>Exportação cancelada. Nenhum ficheiro foi guardado.</translation>
    </message>
    <message>
        <source>Exported the first %1 of %2 invoices to %3, the most that fit. Use filters to export the rest.</source>
        <translation>Exportadas para %3 as primeiras %1 de %2 faturas, o máximo possível. Use filtros para exportar as restantes.</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices exported to %2.</source>
        <translation>
            <numerusform>%1 fatura exportada para %2.</numerusform>
            <numerusform>%1 faturas exportadas para %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export failed. %1.</source>
        <translation>A exportação falhou. %1.</translation>
    </message>
</context>
<context>
    <name>billow::FieldRow</name>
    <message>
        <source>The file has no column “%1”.</source>
        <translation>O ficheiro não tem a coluna “%1”.</translation>
    </message>
    <message>
        <source>Fixed value…</source>
        <translation>Valor fixo…</translation>
    </message>
    <message>
        <source>(without a name)</source>
        <translation>(sem nome)</translation>
    </message>
    <message>
        <source>for example ZAR</source>
        <translation>por exemplo ZAR</translation>
    </message>
    <message>
        <source>for example 15</source>
        <translation>por exemplo 15</translation>
    </message>
    <message>
        <source>for example ZA</source>
        <translation>por exemplo ZA</translation>
    </message>
    <message>
        <source>same for every invoice</source>
        <translation>igual em todas as faturas</translation>
    </message>
    <message>
        <source>Source of %1</source>
        <translation>Origem de %1</translation>
    </message>
    <message>
        <source>Fixed value for %1</source>
        <translation>Valor fixo para %1</translation>
    </message>
    <message>
        <source>required</source>
        <translation>obrigatório</translation>
    </message>
    <message>
        <source>in basis points</source>
        <translation>em pontos base</translation>
    </message>
    <message>
        <source>in cents</source>
        <translation>em cêntimos</translation>
    </message>
    <message>
        <source>Not mapped</source>
        <translation>Sem correspondência</translation>
    </message>
</context>
<context>
    <name>billow::FileDrop</name>
    <message>
        <source>Drop files to import them</source>
        <translation>Largue ficheiros para os importar</translation>
    </message>
    <message>
        <source>Drop to import</source>
        <translation>Largue para importar</translation>
    </message>
    <message>
        <source>Can’t import this</source>
        <translation>Não é possível importar isto</translation>
    </message>
    <message>
        <source>Drop CSV files (.csv, .tsv, .txt) or e-invoices (.xml, .pdf)</source>
        <translation>Largue ficheiros CSV (.csv, .tsv, .txt) ou faturas eletrónicas (.xml, .pdf)</translation>
    </message>
    <message>
        <source>%1 of %2 files. The rest aren’t CSV files or e-invoices.</source>
        <translation>%1 de %2 ficheiros. Os restantes não são ficheiros CSV nem faturas eletrónicas.</translation>
    </message>
    <message>
        <source>CSV files are shown before anything is stored. E-invoices are stored at once.</source>
        <translation>Os ficheiros CSV são mostrados antes de qualquer gravação. As faturas eletrónicas são gravadas de imediato.</translation>
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
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vistas</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colunas</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>Filters (%1)</source>
        <translation>Filtros (%1)</translation>
    </message>
    <message>
        <source>Ctrl+F jumps here, Enter searches</source>
        <translation>Ctrl+F salta para aqui, Enter procura</translation>
    </message>
    <message>
        <source>Filter by date, amount, country… (Ctrl+Shift+F)</source>
        <translation>Filtrar por data, montante, país… (Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>Saved filters, sorting and columns</source>
        <translation>Filtros, ordenação e colunas guardados</translation>
    </message>
    <message>
        <source>Choose columns and sorting</source>
        <translation>Escolher colunas e ordenação</translation>
    </message>
    <message>
        <source>Export the search results to a file</source>
        <translation>Exportar os resultados da pesquisa para um ficheiro</translation>
    </message>
    <message>
        <source>Details of the selected invoice (Enter)</source>
        <translation>Detalhes da fatura selecionada (Enter)</translation>
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
        <source>Any</source>
        <comment>amount</comment>
        <translation>Qualquer</translation>
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
        <source>Risk</source>
        <translation>Risco</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>choice</comment>
        <translation>Qualquer</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoje</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ontem</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Esta semana</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Este mês</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Mês passado</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>Este trimestre</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>Trimestre passado</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Este ano</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Ano passado</translation>
    </message>
    <message>
        <source>Shown only</source>
        <translation>Só as mostradas</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>period</comment>
        <translation>Qualquer</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>period</comment>
        <translation>Outro</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Emissão</translation>
    </message>
    <message>
        <source>Minimum total</source>
        <translation>Total mínimo</translation>
    </message>
    <message>
        <source>Maximum total</source>
        <translation>Total máximo</translation>
    </message>
    <message>
        <source>In units of the invoice’s currency, for example %1</source>
        <translation>Em unidades da moeda da fatura, por exemplo %1</translation>
    </message>
    <message>
        <source>Where invoices came from: demo, file or API</source>
        <translation>De onde vieram as faturas: demonstração, ficheiro ou API</translation>
    </message>
    <message>
        <source>Risk: %1</source>
        <translation>Risco: %1</translation>
    </message>
    <message>
        <source>Hide waiting invoices</source>
        <translation>Ocultar faturas por mostrar</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Por mostrar</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>Não indicado</translation>
    </message>
    <message>
        <source>Enter a date, for example 2026-11-23</source>
        <translation>Introduza uma data, por exemplo 2026-11-23</translation>
    </message>
    <message>
        <source>The end is before the start</source>
        <translation>O fim é anterior ao início</translation>
    </message>
    <message>
        <source>The maximum is below the minimum</source>
        <translation>O máximo é inferior ao mínimo</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>Próxima semana</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Próximo mês</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vencimento</translation>
    </message>
    <message>
        <source>Due from</source>
        <translation>Vence a partir de</translation>
    </message>
    <message>
        <source>Due until</source>
        <translation>Vence até</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Vencidas</translation>
    </message>
    <message>
        <source>E-invoice check</source>
        <translation>Verificação da fatura eletrónica</translation>
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
        <source>Reset…</source>
        <translation>Eliminar tudo…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a command does, and its shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>More (F10)</source>
        <translation>Mais (F10)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mais</translation>
    </message>
    <message>
        <source>Show all now</source>
        <translation>Mostrar já todas</translation>
    </message>
    <message>
        <source>Pause updates</source>
        <translation>Pausar atualizações</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Import invoices from files</source>
        <translation>Importar faturas de ficheiros</translation>
    </message>
    <message>
        <source>Start needs the database.</source>
        <translation>Iniciar requer a base de dados.</translation>
    </message>
    <message>
        <source>The last run is still being shown. “Show all now” ends that at once.</source>
        <translation>Ainda há faturas da última execução por mostrar. “Mostrar já todas” mostra-as de uma só vez.</translation>
    </message>
    <message>
        <source>A run is in progress.</source>
        <translation>Há uma execução em curso.</translation>
    </message>
    <message>
        <source>Stop generating; the backlog keeps showing</source>
        <translation>Parar a geração; as faturas por mostrar continuam a ser mostradas</translation>
    </message>
    <message>
        <source>Show all waiting invoices at once</source>
        <translation>Mostrar de uma só vez as faturas por mostrar</translation>
    </message>
    <message>
        <source>Resume updates</source>
        <translation>Retomar atualizações</translation>
    </message>
    <message>
        <source>Show new invoices on the Dashboard again</source>
        <translation>Voltar a mostrar faturas novas no Painel</translation>
    </message>
    <message>
        <source>Keep the Dashboard’s list still; storing continues</source>
        <translation>Manter parada a lista do Painel; as faturas continuam a ser guardadas</translation>
    </message>
    <message>
        <source>Delete all invoices, or those of one source</source>
        <translation>Eliminar todas as faturas, ou as de uma origem</translation>
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
        <source>CSV files (*.csv)</source>
        <translation>Ficheiros CSV (*.csv)</translation>
    </message>
    <message>
        <source>Show these invoices</source>
        <translation>Mostrar estas faturas</translation>
    </message>
    <message>
        <source>Cancel import</source>
        <translation>Cancelar importação</translation>
    </message>
    <message>
        <source>Cancel the import?</source>
        <translation>Cancelar a importação?</translation>
    </message>
    <message>
        <source>Invoices imported so far are kept. Import the files again to get the rest.</source>
        <translation>As faturas já importadas mantêm-se. Importe os ficheiros de novo para obter as restantes.</translation>
    </message>
    <message>
        <source>Continue import</source>
        <translation>Continuar importação</translation>
    </message>
    <message>
        <source>Save rejected rows</source>
        <translation>Guardar linhas rejeitadas</translation>
    </message>
    <message>
        <source>List saved to %1.</source>
        <translation>Lista guardada em %1.</translation>
    </message>
    <message>
        <source>Couldn’t save the list: %1</source>
        <translation>Não foi possível guardar a lista: %1</translation>
    </message>
    <message>
        <source>Undo import…</source>
        <translation>Anular a importação…</translation>
    </message>
    <message>
        <source>Delete what was imported from this file</source>
        <translation>Eliminar o que foi importado deste ficheiro</translation>
    </message>
</context>
<context>
    <name>billow::ImportPreviewPage</name>
    <message>
        <source>Columns</source>
        <translation>Colunas</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Faturas</translation>
    </message>
    <message>
        <source>File to preview</source>
        <translation>Ficheiro a pré-visualizar</translation>
    </message>
    <message>
        <source>Preview of the first invoices</source>
        <translation>Pré-visualização das primeiras faturas</translation>
    </message>
    <message>
        <source>Preview of the rejected rows</source>
        <translation>Pré-visualização das linhas rejeitadas</translation>
    </message>
    <message>
        <source>No rejected rows</source>
        <translation>Sem linhas rejeitadas</translation>
    </message>
    <message>
        <source>No problems found so far.</source>
        <translation>Nenhum problema até agora.</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejeitadas</translation>
    </message>
    <message>
        <source>Can’t import this file</source>
        <translation>Não é possível importar este ficheiro</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Escolher outro ficheiro…</translation>
    </message>
    <message>
        <source>Rejected: %1</source>
        <translation>Rejeitadas: %1</translation>
    </message>
    <message>
        <source>Required: %1. Choose a column or a fixed value for each.</source>
        <translation>Obrigatório: %1. Escolha uma coluna ou um valor fixo para cada campo.</translation>
    </message>
    <message>
        <source>Can’t read this file yet</source>
        <translation>Ainda não é possível ler este ficheiro</translation>
    </message>
    <message>
        <source>All rows are rejected</source>
        <translation>Todas as linhas são rejeitadas</translation>
    </message>
    <message>
        <source>See “Rejected” for the reasons.</source>
        <translation>Veja os motivos em “Rejeitadas”.</translation>
    </message>
    <message>
        <source>No invoices in this file</source>
        <translation>Não há faturas neste ficheiro</translation>
    </message>
    <message>
        <source>All rows are rejected: %1</source>
        <translation>Todas as linhas são rejeitadas: %1</translation>
    </message>
    <message>
        <source>The first %1 rows are all rejected: %2</source>
        <translation>As primeiras %1 linhas são todas rejeitadas: %2</translation>
    </message>
    <message>
        <source>The file has headings but no rows.</source>
        <translation>O ficheiro tem cabeçalhos, mas não tem linhas.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Conclusões</translation>
    </message>
    <message>
        <source>Answer the question above first.</source>
        <translation>Responda primeiro à pergunta acima.</translation>
    </message>
    <message>
        <source>First lines of the file</source>
        <translation>Primeiras linhas do ficheiro</translation>
    </message>
    <message>
        <source>Findings: %1</source>
        <translation>Conclusões: %1</translation>
    </message>
    <message>
        <source>Save as profile…</source>
        <translation>Guardar como perfil…</translation>
    </message>
    <message>
        <source>Read files with the same columns this way</source>
        <translation>Ler assim os ficheiros com as mesmas colunas</translation>
    </message>
    <message>
        <source>Save import profile</source>
        <translation>Guardar perfil de importação</translation>
    </message>
    <message>
        <source>Name. Files with the same columns will be read this way.</source>
        <translation>Nome. Os ficheiros com as mesmas colunas serão lidos assim.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Saved as profile “%1”. Files with the same columns will use it.</source>
        <translation>Guardado como perfil “%1”. Os ficheiros com as mesmas colunas irão usá-lo.</translation>
    </message>
    <message>
        <source>Couldn’t save the profile. %1</source>
        <translation>Não foi possível guardar o perfil. %1</translation>
    </message>
</context>
<context>
    <name>billow::ImportProgressPage</name>
    <message>
        <source>imported</source>
        <translation>importadas</translation>
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
        <source>Import progress</source>
        <translation>Progresso da importação</translation>
    </message>
    <message>
        <source>already stored</source>
        <translation>já guardadas</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rejeitadas</translation>
    </message>
    <message>
        <source>You can keep working while the import runs.</source>
        <translation>Pode continuar a trabalhar durante a importação.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>A iniciar…</translation>
    </message>
    <message>
        <source>Paused: %1 The import resumes automatically.</source>
        <translation>Em pausa: %1 A importação é retomada automaticamente.</translation>
    </message>
    <message>
        <source>Only one import can run at a time. Drop the other files again when it finishes.</source>
        <translation>Só pode haver uma importação de cada vez. Largue os outros ficheiros de novo quando esta terminar.</translation>
    </message>
    <message>
        <source>Cancelling the import…</source>
        <translation>A cancelar a importação…</translation>
    </message>
    <message>
        <source>conflicts</source>
        <translation>conflitos</translation>
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
        <source>Copy the report as text</source>
        <translation>Copiar o relatório como texto</translation>
    </message>
    <message>
        <source>Rejected rows: %1</source>
        <translation>Linhas rejeitadas: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %2 invoices, including %3 VAT</source>
        <translation>
            <numerusform>%1 em %2 fatura, incluindo %3 de IVA</numerusform>
            <numerusform>%1 em %2 faturas, incluindo %3 de IVA</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 already stored and unchanged</source>
        <translation>
            <numerusform>%1 já guardada, sem alterações</numerusform>
            <numerusform>%1 já guardadas, sem alterações</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 couldn’t be read to the end: %2</source>
        <translation>Não foi possível ler %1 até ao fim: %2</translation>
    </message>
    <message>
        <source>Report copied.</source>
        <translation>Relatório copiado.</translation>
    </message>
    <message numerus="yes">
        <source>%1 conflicts: the same number is stored with other content, which was not changed</source>
        <translation>
            <numerusform>%1 conflito: o mesmo número está guardado com outro conteúdo, que não foi alterado</numerusform>
            <numerusform>%1 conflitos: o mesmo número está guardado com outro conteúdo, que não foi alterado</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows left out: drafts, void or totals</source>
        <translation>
            <numerusform>%1 linha ignorada: rascunhos, anuladas ou totais</numerusform>
            <numerusform>%1 linhas ignoradas: rascunhos, anuladas ou totais</numerusform>
        </translation>
    </message>
    <message>
        <source>Rejected rows and conflicts</source>
        <translation>Linhas rejeitadas e conflitos</translation>
    </message>
    <message>
        <source>Save the rejected rows and conflicts as CSV</source>
        <translation>Guardar as linhas rejeitadas e os conflitos em CSV</translation>
    </message>
    <message>
        <source>Conflicts: %1</source>
        <translation>Conflitos: %1</translation>
    </message>
    <message>
        <source>First %1 listed</source>
        <translation>São listadas as primeiras %1</translation>
    </message>
    <message>
        <source>%1: %2 imported, %3 already stored, %4 conflicts, %5 rejected</source>
        <translation>%1: %2 importadas, %3 já guardadas, %4 conflitos, %5 rejeitadas</translation>
    </message>
</context>
<context>
    <name>billow::Imports</name>
    <message>
        <source>CSV files (*.csv *.tsv *.txt)</source>
        <translation>Ficheiros CSV (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos os ficheiros (*)</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Importar ficheiros</translation>
    </message>
    <message>
        <source>CSV files and e-invoices (*.csv *.tsv *.txt *.xml *.pdf)</source>
        <translation>Ficheiros CSV e faturas eletrónicas (*.csv *.tsv *.txt *.xml *.pdf)</translation>
    </message>
    <message>
        <source>E-invoices (*.xml *.pdf)</source>
        <translation>Faturas eletrónicas (*.xml *.pdf)</translation>
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
        <source>Paused</source>
        <translation>Em pausa</translation>
    </message>
    <message>
        <source>No invoices yet</source>
        <translation>Ainda não há faturas</translation>
    </message>
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
        <source>Find in Invoices</source>
        <translation>Procurar em “Faturas”</translation>
    </message>
    <message>
        <source>Show all from this seller</source>
        <translation>Mostrar todas deste vendedor</translation>
    </message>
    <message>
        <source>Show all to this buyer</source>
        <translation>Mostrar todas para este comprador</translation>
    </message>
    <message numerus="yes">
        <source>↑ %1 new</source>
        <comment>invoices above what is seen</comment>
        <translation>
            <numerusform>↑ %1 nova</numerusform>
            <numerusform>↑ %1 novas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused · ↑ %1 new</source>
        <comment>invoices above what is seen</comment>
        <translation>
            <numerusform>Em pausa · ↑ %1 nova</numerusform>
            <numerusform>Em pausa · ↑ %1 novas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 new invoices. Jump to the newest.</source>
        <translation>
            <numerusform>%1 fatura nova. Ir para a mais recente.</numerusform>
            <numerusform>%1 faturas novas. Ir para as mais recentes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Jump to newest (Home)</source>
        <translation>Ir para as mais recentes (Home)</translation>
    </message>
    <message>
        <source>Waiting for the first invoice…</source>
        <translation>À espera da primeira fatura…</translation>
    </message>
    <message>
        <source>Press Start (F5) for a demo run, or drop a file here.</source>
        <translation>Prima “Iniciar” (F5) para uma execução de demonstração ou largue aqui um ficheiro.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
</context>
<context>
    <name>billow::InvoicesPage</name>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Saved as “%1” under Views.</source>
        <translation>Guardada como “%1” em Vistas.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Limpar filtros</translation>
    </message>
    <message>
        <source>Search cancelled. Showing previous results.</source>
        <translation>Pesquisa cancelada. São mostrados os resultados anteriores.</translation>
    </message>
    <message>
        <source>Couldn’t load the invoices: %1</source>
        <translation>Não foi possível carregar as faturas: %1</translation>
    </message>
    <message>
        <source>No invoices match “%1”</source>
        <translation>Nenhuma fatura corresponde a “%1”</translation>
    </message>
    <message>
        <source>Searches number, seller and buyer only.</source>
        <translation>Só procura no número, vendedor e comprador.</translation>
    </message>
    <message>
        <source>No matching invoices</source>
        <translation>Nenhuma fatura corresponde</translation>
    </message>
    <message>
        <source>No invoices match these filters.</source>
        <translation>Nenhuma fatura corresponde a estes filtros.</translation>
    </message>
    <message>
        <source>No invoices yet</source>
        <translation>Ainda não há faturas</translation>
    </message>
    <message>
        <source>Press Start (F5), or drop a CSV file here.</source>
        <translation>Prima “Iniciar” (F5) ou largue aqui um ficheiro CSV.</translation>
    </message>
    <message>
        <source>Copy selected rows</source>
        <translation>Copiar linhas selecionadas</translation>
    </message>
</context>
<context>
    <name>billow::KeychainRow</name>
    <message>
        <source>Passwords</source>
        <translation>Palavras-passe</translation>
    </message>
    <message>
        <source>Keep passwords in the system keychain</source>
        <translation>Manter as palavras-passe no porta-chaves do sistema</translation>
    </message>
    <message>
        <source>Covers the database and Redis passwords and the access token. If this is off, they’re kept in the settings file, which only you can read. billowd can’t use the keychain: set environment variables instead.</source>
        <translation>Abrange as palavras-passe da base de dados e do Redis e o token de acesso. Se estiver desligado, ficam no ficheiro de definições, que só o próprio utilizador pode ler. O billowd não pode usar o porta-chaves: defina antes variáveis de ambiente.</translation>
    </message>
    <message>
        <source>Connecting to the keychain…</source>
        <translation>A ligar ao porta-chaves…</translation>
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
        <source>All categories</source>
        <translation>Todas as categorias</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Info and above</source>
        <translation>Info e acima</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Avisos e erros</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Só erros</translation>
    </message>
    <message>
        <source>Lowest level shown</source>
        <translation>Nível mínimo mostrado</translation>
    </message>
    <message>
        <source>Category shown</source>
        <translation>Categoria mostrada</translation>
    </message>
    <message>
        <source>Find in log</source>
        <translation>Procurar nos registos</translation>
    </message>
    <message>
        <source>Copy the selected lines, or all lines shown</source>
        <translation>Copiar as linhas selecionadas ou todas as linhas mostradas</translation>
    </message>
    <message numerus="yes">
        <source>%1 lines not shown here. They’re in the log file.</source>
        <translation>
            <numerusform>%1 linha não mostrada aqui. Está no ficheiro de registos.</numerusform>
            <numerusform>%1 linhas não mostradas aqui. Estão no ficheiro de registos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume · %1 new</source>
        <comment>lines</comment>
        <translation>
            <numerusform>Retomar · %1 nova</numerusform>
            <numerusform>Retomar · %1 novas</numerusform>
        </translation>
    </message>
    <message>
        <source>No log lines yet</source>
        <translation>Ainda não há registos</translation>
    </message>
    <message>
        <source>No log lines match these filters</source>
        <translation>Nenhum registo corresponde a estes filtros</translation>
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
        <translation>Análise</translation>
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
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Up, Down, Page Up, Page Down</source>
        <translation>Cima, Baixo, Page Up, Page Down</translation>
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
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices copied</source>
        <translation>
            <numerusform>%1 fatura copiada</numerusform>
            <numerusform>%1 faturas copiadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Couldn’t copy: %1</source>
        <translation>Não foi possível copiar: %1</translation>
    </message>
    <message>
        <source>Jump to newest</source>
        <translation>Ir para as mais recentes</translation>
    </message>
    <message>
        <source>Use system theme</source>
        <translation>Usar tema do sistema</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Comandos</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Importar ficheiros</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Procurar</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>Show filters, on the Invoices page</source>
        <translation>Mostrar filtros, na página “Faturas”</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>Search again, on the Invoices page</source>
        <translation>Procurar de novo, na página “Faturas”</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Mostrar detalhes</translation>
    </message>
    <message>
        <source>Ctrl+I</source>
        <translation>Ctrl+I</translation>
    </message>
    <message>
        <source>Show or hide details</source>
        <translation>Mostrar ou ocultar detalhes</translation>
    </message>
    <message>
        <source>Shift+F10, Menu</source>
        <translation>Shift+F10, Menu</translation>
    </message>
    <message>
        <source>Commands for the selected rows</source>
        <translation>Comandos para as linhas selecionadas</translation>
    </message>
    <message>
        <source>Copy selected rows</source>
        <translation>Copiar linhas selecionadas</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Limpar seleção</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>Deslocar</translation>
    </message>
    <message>
        <source>Jump to newest, on the Dashboard</source>
        <translation>Ir para as mais recentes, no Painel</translation>
    </message>
    <message>
        <source>Alt+Down</source>
        <translation>Alt+Baixo</translation>
    </message>
    <message>
        <source>Open a list or a calendar</source>
        <translation>Abrir uma lista ou um calendário</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>title and text of an alert</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Some settings aren’t saved. Save or discard them, then restart Billow.</source>
        <translation>Algumas definições não estão guardadas. Guarde-as ou descarte-as e depois reinicie o Billow.</translation>
    </message>
</context>
<context>
    <name>billow::MappingEditor</name>
    <message>
        <source>Column mapping</source>
        <translation>Correspondência de colunas</translation>
    </message>
</context>
<context>
    <name>billow::MessageBanner</name>
    <message>
        <source>Dismiss this message</source>
        <translation>Fechar esta mensagem</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Fechar</translation>
    </message>
</context>
<context>
    <name>billow::MonthChart</name>
    <message>
        <source>Click a month to show its invoices</source>
        <translation>Clique num mês para mostrar as suas faturas</translation>
    </message>
</context>
<context>
    <name>billow::NameDialog</name>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Guardar vista</translation>
    </message>
    <message>
        <source>Saves filters, sorting and columns. A view with the same name is replaced.</source>
        <translation>Guarda filtros, ordenação e colunas. Uma vista com o mesmo nome é substituída.</translation>
    </message>
    <message>
        <source>View name</source>
        <translation>Nome da vista</translation>
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
        <source>Settings</source>
        <translation>Definições</translation>
    </message>
    <message>
        <source>Restart Billow</source>
        <translation>Reiniciar o Billow</translation>
    </message>
    <message>
        <source>Show</source>
        <comment>the invoices of an alert</comment>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Open database settings</source>
        <translation>Abrir definições da base de dados</translation>
    </message>
    <message>
        <source>Can’t open the database: %1</source>
        <translation>Não é possível abrir a base de dados: %1</translation>
    </message>
    <message>
        <source>Can’t reach the database. Retrying… %1</source>
        <translation>Base de dados indisponível. A tentar de novo… %1</translation>
    </message>
</context>
<context>
    <name>billow::QuestionList</name>
    <message>
        <source>Use for all rows</source>
        <translation>Usar para todas as linhas</translation>
    </message>
</context>
<context>
    <name>billow::RateEditor</name>
    <message>
        <source>Unlimited</source>
        <translation>Sem limite</translation>
    </message>
    <message>
        <source>/s</source>
        <comment>invoices a second</comment>
        <translation>/s</translation>
    </message>
    <message>
        <source>%1: unlimited</source>
        <translation>%1: sem limite</translation>
    </message>
    <message>
        <source>%1 slider</source>
        <translation>Controlo deslizante: %1</translation>
    </message>
</context>
<context>
    <name>billow::ReadingOptions</name>
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
        <source>Columns: profile %1</source>
        <translation>Colunas: perfil %1</translation>
    </message>
    <message>
        <source>Columns: profile file…</source>
        <translation>Colunas: ficheiro de perfil…</translation>
    </message>
    <message>
        <source>How columns are detected</source>
        <translation>Como as colunas são detetadas</translation>
    </message>
    <message>
        <source>Date format</source>
        <translation>Formato das datas</translation>
    </message>
    <message>
        <source>Amount format</source>
        <translation>Formato dos montantes</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Codificação</translation>
    </message>
    <message>
        <source>Dates: detected</source>
        <translation>Datas: detetadas</translation>
    </message>
    <message>
        <source>Amounts: detected</source>
        <translation>Valores: detetados</translation>
    </message>
    <message>
        <source>Encoding: detected</source>
        <translation>Codificação: detetada</translation>
    </message>
    <message>
        <source>Encoding: %1</source>
        <translation>Codificação: %1</translation>
    </message>
    <message>
        <source>Columns: detected</source>
        <translation>Colunas: detetadas</translation>
    </message>
    <message>
        <source>Columns: detected, without a profile</source>
        <translation>Colunas: detetadas, sem perfil de importação</translation>
    </message>
    <message>
        <source>Columns: detected, profile %1</source>
        <translation>Colunas: detetadas, perfil de importação %1</translation>
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
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Conflict: %1</source>
        <translation>Conflito: %1</translation>
    </message>
    <message>
        <source>Number</source>
        <comment>of an invoice</comment>
        <translation>Número</translation>
    </message>
</context>
<context>
    <name>billow::ResetDialog</name>
    <message>
        <source>Delete all invoices?</source>
        <translation>Eliminar todas as faturas?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
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
    <message>
        <source>Delete all invoices</source>
        <translation>Eliminar todas as faturas</translation>
    </message>
    <message numerus="yes">
        <source>This permanently deletes all %1 invoices and resets every total.</source>
        <translation>
            <numerusform>%1 fatura é eliminada definitivamente e todos os totais voltam a zero.</numerusform>
            <numerusform>As %1 faturas são eliminadas definitivamente e todos os totais voltam a zero.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This permanently deletes all %1 invoices and resets every total. %2 of them were imported or received, not generated.</source>
        <translation>
            <numerusform>%1 fatura é eliminada definitivamente e todos os totais voltam a zero. Importadas ou recebidas, não geradas: %2.</numerusform>
            <numerusform>As %1 faturas são eliminadas definitivamente e todos os totais voltam a zero. Importadas ou recebidas, não geradas: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete invoices</source>
        <translation>Eliminar faturas</translation>
    </message>
    <message>
        <source>What to delete</source>
        <translation>O que eliminar</translation>
    </message>
    <message>
        <source>All invoices</source>
        <translation>Todas as faturas</translation>
    </message>
    <message>
        <source>Demo invoices</source>
        <translation>Faturas de demonstração</translation>
    </message>
    <message>
        <source>Delete the invoices of this source?</source>
        <translation>Eliminar as faturas desta origem?</translation>
    </message>
    <message>
        <source>Delete these invoices</source>
        <translation>Eliminar estas faturas</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>A contar…</translation>
    </message>
    <message numerus="yes">
        <source>This permanently deletes %1 invoices with a total of %2. All others stay.</source>
        <translation>
            <numerusform>%1 fatura, no total de %2, será eliminada definitivamente. Todas as outras ficam.</numerusform>
            <numerusform>%1 faturas, no total de %2, serão eliminadas definitivamente. Todas as outras ficam.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::ResultArea</name>
    <message>
        <source>Couldn’t copy: %1.</source>
        <translation>Não foi possível copiar: %1.</translation>
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
    <message numerus="yes">
        <source>%1 invoices</source>
        <translation>
            <numerusform>%1 fatura</numerusform>
            <numerusform>%1 faturas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, VAT %2</source>
        <translation>%1, IVA %2</translation>
    </message>
    <message>
        <source>Cancel search</source>
        <translation>Cancelar pesquisa</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices · first %2 listed</source>
        <translation>
            <numerusform>%1 fatura · listadas as primeiras %2</numerusform>
            <numerusform>%1 faturas · listadas as primeiras %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, VAT %2, after %3 in credit notes</source>
        <translation>%1, IVA %2, após %3 em notas de crédito</translation>
    </message>
</context>
<context>
    <name>billow::ResultPanel</name>
    <message>
        <source>Stored since this search. Search again (Ctrl+R).</source>
        <translation>Guardadas desde esta procura. Procurar de novo (Ctrl+R).</translation>
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
        <source>%1 shown since</source>
        <comment>the search</comment>
        <translation>%1 mostradas desde então</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices shown since this search. Search again.</source>
        <translation>
            <numerusform>%1 fatura mostrada desde esta pesquisa. Procurar de novo.</numerusform>
            <numerusform>%1 faturas mostradas desde esta pesquisa. Procurar de novo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Shown since this search. Search again (Ctrl+R).</source>
        <translation>Mostradas desde esta pesquisa. Procurar de novo (Ctrl+R).</translation>
    </message>
    <message numerus="yes">
        <source>%1 new invoices stored since this search. Search again.</source>
        <translation>
            <numerusform>%1 fatura nova guardada desde esta pesquisa. Procurar de novo.</numerusform>
            <numerusform>%1 faturas novas guardadas desde esta pesquisa. Procurar de novo.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::RowCopier</name>
    <message>
        <source>Copied the first %1 of %2 selected rows. To get all of them, use Export on the Invoices page.</source>
        <translation>Copiadas as primeiras %1 de %2 linhas selecionadas. Para as obter todas, use “Exportar” na página “Faturas”.</translation>
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
        <source>Show all from %1</source>
        <translation>Mostrar todas de %1</translation>
    </message>
    <message>
        <source>Show all to %1</source>
        <translation>Mostrar todas para %1</translation>
    </message>
</context>
<context>
    <name>billow::RunProgress</name>
    <message>
        <source>Progress</source>
        <translation>Progresso</translation>
    </message>
    <message>
        <source>%1 of %2 · %3 left</source>
        <comment>invoices of a run, and its time</comment>
        <translation>%1 de %2 · faltam %3</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>invoices of a run</comment>
        <translation>%1 de %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 generated</source>
        <comment>a number of invoices</comment>
        <translation>
            <numerusform>%1 gerada</numerusform>
            <numerusform>%1 geradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 generated · %2 left</source>
        <comment>invoices of a run, and its time</comment>
        <translation>
            <numerusform>%1 gerada · faltam %2</numerusform>
            <numerusform>%1 geradas · faltam %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 waiting</source>
        <comment>invoices that are stored and not shown yet</comment>
        <translation>
            <numerusform>%1 por mostrar</numerusform>
            <numerusform>%1 por mostrar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 waiting · about %2 left</source>
        <comment>invoices that are stored and not shown yet, and the time they take</comment>
        <translation>
            <numerusform>%1 por mostrar · cerca de %2</numerusform>
            <numerusform>%1 por mostrar · cerca de %2</numerusform>
        </translation>
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
        <translation>Total sem IVA</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>IVA</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total com IVA</translation>
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
        <source>Restart Billow</source>
        <translation>Reiniciar o Billow</translation>
    </message>
    <message>
        <source>Restart Billow with the saved settings</source>
        <translation>Reiniciar o Billow com as definições guardadas</translation>
    </message>
    <message>
        <source>Discard unsaved changes</source>
        <translation>Descartar alterações não guardadas</translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation>Guardar definições</translation>
    </message>
</context>
<context>
    <name>billow::SearchModel</name>
    <message>
        <source>%1. Click to sort.</source>
        <translation>%1. Clique para ordenar.</translation>
    </message>
</context>
<context>
    <name>billow::SearchTable</name>
    <message>
        <source>Search results</source>
        <translation>Resultados da pesquisa</translation>
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
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Palavra-passe</translation>
    </message>
    <message>
        <source>Try the keychain again</source>
        <translation>Tentar de novo o porta-chaves</translation>
    </message>
    <message>
        <source>Start with these passwords</source>
        <translation>Iniciar com estas palavras-passe</translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation>Palavra-passe de %1</translation>
    </message>
    <message>
        <source>Reading them from the system’s keychain. You may have to unlock it.</source>
        <translation>A lê-las do porta-chaves do sistema. Pode ser necessário desbloqueá-lo.</translation>
    </message>
    <message>
        <source>Couldn’t read them from the system’s keychain: %1 Enter them here to start. They’re used once and not saved.</source>
        <translation>Não foi possível lê-las do porta-chaves do sistema: %1 Introduza-as aqui para iniciar. São usadas uma só vez e não são guardadas.</translation>
    </message>
</context>
<context>
    <name>billow::SettingRow</name>
    <message>
        <source>Restore default</source>
        <translation>Repor predefinição</translation>
    </message>
    <message>
        <source>Restore default: %1</source>
        <translation>Repor predefinição: %1</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Procurar…</translation>
    </message>
    <message>
        <source>Choose an SQLite file</source>
        <translation>Escolher um ficheiro SQLite</translation>
    </message>
    <message>
        <source>SQLite databases (*.db *.sqlite *.sqlite3)</source>
        <translation>Bases de dados SQLite (*.db *.sqlite *.sqlite3)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos os ficheiros (*)</translation>
    </message>
    <message>
        <source>Overridden by %1 (now: %2). Your saved value applies once it is removed.</source>
        <translation>Substituído por %1 (agora: %2). O valor guardado aplica-se quando este for removido.</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vazio</translation>
    </message>
    <message>
        <source>Password kept in the keychain</source>
        <translation>Palavra-passe mantida no porta-chaves</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Não guardado</translation>
    </message>
    <message>
        <source>Not saved; takes effect after restart</source>
        <translation>Não guardado; tem efeito após reiniciar</translation>
    </message>
    <message>
        <source>Changed for this session. After a restart: %1</source>
        <translation>Alterado para esta sessão. Após reiniciar: %1</translation>
    </message>
    <message>
        <source>Takes effect immediately</source>
        <translation>Tem efeito imediato</translation>
    </message>
    <message>
        <source>Saved. Takes effect after restart.</source>
        <translation>Guardado. Tem efeito após reiniciar.</translation>
    </message>
    <message>
        <source>Takes effect after restart</source>
        <translation>Tem efeito após reiniciar</translation>
    </message>
</context>
<context>
    <name>billow::SettingsPage</name>
    <message>
        <source>Window</source>
        <translation>Janela</translation>
    </message>
    <message>
        <source>Not saved. %1</source>
        <translation>Não guardado. %1</translation>
    </message>
    <message>
        <source>Go to this section</source>
        <translation>Ir para esta secção</translation>
    </message>
    <message>
        <source>Some changes take effect after a restart.</source>
        <translation>Algumas alterações têm efeito após reiniciar.</translation>
    </message>
    <message>
        <source>Settings file: %1</source>
        <translation>Ficheiro de definições: %1</translation>
    </message>
    <message>
        <source>Check “%1”: see the message below the field.</source>
        <translation>Verifique “%1”: veja a mensagem abaixo do campo.</translation>
    </message>
    <message numerus="yes">
        <source>%1 unsaved changes · Settings file: %2</source>
        <translation>
            <numerusform>%1 alteração não guardada · Ficheiro de definições: %2</numerusform>
            <numerusform>%1 alterações não guardadas · Ficheiro de definições: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>A guardar…</translation>
    </message>
    <message>
        <source>Testing the connection before saving…</source>
        <translation>A testar a ligação antes de guardar…</translation>
    </message>
    <message>
        <source>Saved to %1. Some changes take effect after a restart.</source>
        <translation>Guardado em %1. Algumas alterações têm efeito após reiniciar.</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Guardado em %1</translation>
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
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Billow can’t start with these settings</source>
        <translation>O Billow não pode iniciar com estas definições</translation>
    </message>
    <message>
        <source>Open settings file</source>
        <translation>Abrir ficheiro de definições</translation>
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
        <translation>Total com IVA</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>IVA</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Média</translation>
    </message>
    <message numerus="yes">
        <source>of %1 stored</source>
        <translation>
            <numerusform>%1 guardada</numerusform>
            <numerusform>%1 guardadas</numerusform>
        </translation>
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
        <source>per invoice</source>
        <translation>por fatura</translation>
    </message>
    <message>
        <source>on %1 net</source>
        <comment>VAT on an amount without VAT</comment>
        <translation>base %1</translation>
    </message>
    <message>
        <source>Also %1</source>
        <comment>totals in further currencies</comment>
        <translation>E ainda %1</translation>
    </message>
    <message>
        <source>%1 credited</source>
        <comment>an amount</comment>
        <translation>%1 creditados</translation>
    </message>
    <message>
        <source>%1 invoiced, %2 credited</source>
        <comment>amounts</comment>
        <translation>%1 faturados, %2 creditados</translation>
    </message>
</context>
<context>
    <name>billow::StatePill</name>
    <message>
        <source>State: %1</source>
        <translation>Estado: %1</translation>
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
        <source>Generating</source>
        <comment>a rate follows; at most 14 characters</comment>
        <translation>Geração</translation>
    </message>
    <message>
        <source>Showing</source>
        <comment>a rate follows; at most 14 characters</comment>
        <translation>Exibição</translation>
    </message>
    <message>
        <source>Generated</source>
        <comment>a number follows; at most 14 characters</comment>
        <translation>Geradas</translation>
    </message>
    <message>
        <source>Imported</source>
        <comment>a number follows; at most 14 characters</comment>
        <translation>Importadas</translation>
    </message>
    <message>
        <source>Shown</source>
        <comment>a number follows; at most 14 characters</comment>
        <translation>Mostradas</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>a number of invoices follows; at most 14 characters</comment>
        <translation>Por mostrar</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de dados</translation>
    </message>
    <message>
        <source>Rate set: %1</source>
        <translation>Ritmo definido: %1</translation>
    </message>
    <message>
        <source>Open the web dashboard: %1</source>
        <translation>Abrir o painel web: %1</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>Pasta vigiada</translation>
    </message>
    <message>
        <source>Invoices are imported from %1</source>
        <translation>As faturas são importadas de %1</translation>
    </message>
    <message>
        <source>Folder unavailable</source>
        <translation>Pasta indisponível</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Pasta</translation>
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
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Show secret</source>
        <translation>Mostrar segredo</translation>
    </message>
</context>
<context>
    <name>billow::UrlCheck</name>
    <message>
        <source>Test connection</source>
        <translation>Testar ligação</translation>
    </message>
    <message>
        <source>Test the database connection</source>
        <translation>Testar a ligação à base de dados</translation>
    </message>
    <message>
        <source>Test the Redis connection</source>
        <translation>Testar a ligação ao Redis</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>A testar…</translation>
    </message>
</context>
<context>
    <name>billow::VatModel</name>
    <message>
        <source>Period</source>
        <comment>a month or a quarter</comment>
        <translation>Período</translation>
    </message>
    <message>
        <source>VAT rate</source>
        <translation>Taxa de IVA</translation>
    </message>
    <message>
        <source>Taxable</source>
        <translation>Tributável</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>IVA</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Faturas</translation>
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
        <translation>Período do IVA</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Por mês</translation>
    </message>
    <message>
        <source>By quarter</source>
        <translation>Por trimestre</translation>
    </message>
    <message>
        <source>VAT by rate</source>
        <translation>IVA por taxa</translation>
    </message>
</context>
<context>
    <name>billow::ViewsMenu</name>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Save view…</source>
        <translation>Guardar vista…</translation>
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
        <source>last write</source>
        <translation>última escrita</translation>
    </message>
    <message numerus="yes">
        <source>%1 threads</source>
        <translation>
            <numerusform>%1 thread</numerusform>
            <numerusform>%1 threads</numerusform>
        </translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>não configurado</translation>
    </message>
    <message>
        <source>Not reported by the system</source>
        <translation>Não indicado pelo sistema</translation>
    </message>
    <message>
        <source>of one core · uptime %1</source>
        <comment>a share of a processor core, and how long Billow has been running</comment>
        <translation>de um núcleo · ativo há %1</translation>
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
        <translation>Reduzir movimento</translation>
    </message>
    <message>
        <source>When a run ends</source>
        <translation>Quando uma execução termina</translation>
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
        <source>Keep running in the tray</source>
        <translation>Continuar na área de notificação</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Movimento</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>Área de notificação</translation>
    </message>
    <message>
        <source>Notify me</source>
        <translation>Notificar-me</translation>
    </message>
    <message>
        <source>Show tray icon</source>
        <translation>Mostrar ícone na área de notificação</translation>
    </message>
    <message>
        <source>When an invoice has risk Red</source>
        <translation>Quando uma fatura tem risco Vermelho</translation>
    </message>
    <message>
        <source>When an invoice’s total is above</source>
        <translation>Quando o total de uma fatura é superior a</translation>
    </message>
    <message>
        <source>Use system setting</source>
        <translation>Usar definição do sistema</translation>
    </message>
    <message>
        <source>Always quit</source>
        <translation>Sair sempre</translation>
    </message>
    <message>
        <source>Closing during a run</source>
        <translation>Fechar durante uma execução</translation>
    </message>
    <message>
        <source>Alert me above this total</source>
        <translation>Alertar acima deste total</translation>
    </message>
    <message>
        <source>Main currency</source>
        <translation>Moeda principal</translation>
    </message>
    <message>
        <source>The currency of the figures on the Dashboard.</source>
        <translation>A moeda dos valores no Painel.</translation>
    </message>
    <message>
        <source>Turn off fades. Your system’s setting always applies.</source>
        <translation>Desliga os esbatimentos. A definição do sistema aplica-se sempre.</translation>
    </message>
    <message>
        <source>What closing the window does during a run.</source>
        <translation>O que acontece ao fechar a janela durante uma execução.</translation>
    </message>
    <message>
        <source>Reopen Billow and get notifications from the tray.</source>
        <translation>Reabra o Billow e receba alertas a partir da área de notificação.</translation>
    </message>
    <message>
        <source>Shown on the desktop and in the window. The amount is in the invoice’s currency.</source>
        <translation>Mostrado no ambiente de trabalho e na janela. O montante está na moeda da fatura.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automática</translation>
    </message>
    <message>
        <source>When an e-invoice fails its check</source>
        <translation>Quando uma fatura eletrónica falha a verificação</translation>
    </message>
    <message>
        <source>When an invoice is overdue</source>
        <translation>Quando uma fatura está vencida</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>the system can’t start another thread to look up its name</source>
        <translation>o sistema não consegue criar outro thread para procurar o nome</translation>
    </message>
    <message>
        <source>the name server isn’t responding</source>
        <translation>o servidor de nomes não responde</translation>
    </message>
    <message>
        <source>the host name isn’t known (%1)</source>
        <translation>o nome do anfitrião não é conhecido (%1)</translation>
    </message>
    <message>
        <source>the server there isn’t Redis</source>
        <translation>o servidor aí não é Redis</translation>
    </message>
    <message>
        <source>a key has the wrong type</source>
        <translation>uma chave tem o tipo errado</translation>
    </message>
    <message>
        <source>the cached value is too large</source>
        <translation>o valor em cache é demasiado grande</translation>
    </message>
    <message>
        <source>it didn’t answer in time</source>
        <translation>não respondeu a tempo</translation>
    </message>
    <message>
        <source>it closed the connection</source>
        <translation>fechou a ligação</translation>
    </message>
    <message>
        <source>can’t connect</source>
        <translation>não é possível ligar</translation>
    </message>
    <message>
        <source>the socket doesn’t exist</source>
        <translation>o socket não existe</translation>
    </message>
    <message>
        <source>this account isn’t allowed to open the socket</source>
        <translation>esta conta não tem permissão para abrir o socket</translation>
    </message>
    <message>
        <source>not enough memory for a connection</source>
        <translation>não há memória suficiente para uma ligação</translation>
    </message>
    <message>
        <source>the Redis database must be a number from 0, for example redis://host:6379/2</source>
        <translation>a base de dados do Redis tem de ser um número a partir de 0, por exemplo redis://host:6379/2</translation>
    </message>
    <message>
        <source>the path of the Unix socket must be absolute, for example unix:///run/redis/redis.sock</source>
        <translation>o caminho do socket Unix tem de ser absoluto, por exemplo unix:///run/redis/redis.sock</translation>
    </message>
    <message>
        <source>the Redis URL has no host. Write special characters in the password as %XX</source>
        <translation>o URL do Redis não tem anfitrião. Escreva os caracteres especiais da palavra-passe como %XX</translation>
    </message>
    <message>
        <source>the Redis port must be from 1 to 65535</source>
        <translation>a porta do Redis tem de ser de 1 a 65535</translation>
    </message>
    <message>
        <source>not a valid Redis URL. Example: redis://:password@host:6379/0. Write special characters in the password as %XX</source>
        <translation>não é um URL válido do Redis. Exemplo: redis://:password@host:6379/0. Escreva os caracteres especiais da palavra-passe como %XX</translation>
    </message>
    <message>
        <source>encrypted Redis connections (rediss://) aren’t supported. Use redis:// over a network you trust, or a local TLS tunnel</source>
        <translation>as ligações cifradas ao Redis (rediss://) não são suportadas. Use redis:// numa rede de confiança, ou um túnel TLS local</translation>
    </message>
    <message>
        <source>the Redis URL must start with redis:// or unix://</source>
        <translation>o URL do Redis tem de começar por redis:// ou unix://</translation>
    </message>
    <message>
        <source>the Redis URL contains a #. In a password write it as %23</source>
        <translation>o URL do Redis contém um #. Numa palavra-passe, escreva-o como %23</translation>
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
        <translation>REDIS_URL tem uma palavra-passe, mas o servidor não tem nenhuma definida</translation>
    </message>
    <message>
        <source>this user lacks permissions that the cache needs</source>
        <translation>este utilizador não tem as permissões de que a cache precisa</translation>
    </message>
    <message>
        <source>it has no database with that number</source>
        <translation>não tem nenhuma base de dados com esse número</translation>
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
        <translation>está ocupado a executar um script</translation>
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
        <translation>é uma réplica só de leitura</translation>
    </message>
    <message>
        <source>it is a replica whose primary is unavailable</source>
        <translation>é uma réplica cujo servidor primário está indisponível</translation>
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
        <translation>recusou a ligação</translation>
    </message>
    <message>
        <source>it answered: %1</source>
        <translation>respondeu: %1</translation>
    </message>
    <message>
        <source>REDIS_URL is not set</source>
        <translation>REDIS_URL não está definido</translation>
    </message>
    <message>
        <source>not connected yet</source>
        <translation>ainda não ligado</translation>
    </message>
    <message>
        <source>the ledger has not answered for the last %1 invoices; importing the file again makes sure of them</source>
        <translation>o livro de faturas não respondeu quanto às últimas %1 faturas; importar de novo o ficheiro dá a certeza</translation>
    </message>
    <message>
        <source>the ledger has not answered yet</source>
        <translation>o livro de faturas ainda não respondeu</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Can’t find %1: %2</source>
        <translation>Não é possível encontrar %1: %2</translation>
    </message>
    <message>
        <source>Can’t create %1: %2 isn’t a folder</source>
        <translation>Não é possível criar %1: %2 não é uma pasta</translation>
    </message>
    <message>
        <source>%1 doesn’t exist, and this account can’t write to the folder %2</source>
        <translation>%1 não existe, e esta conta não pode escrever na pasta %2</translation>
    </message>
    <message>
        <source>%1 doesn’t exist yet. Billow creates it when it starts with this URL</source>
        <translation>%1 ainda não existe. O Billow cria-o quando iniciar com este URL</translation>
    </message>
    <message>
        <source>The database is empty. Billow creates its ledger there when it starts with this URL</source>
        <translation>A base de dados está vazia. O Billow cria lá o seu livro de faturas quando iniciar com este URL</translation>
    </message>
    <message>
        <source>The ledger there is from a newer version of Billow (schema %1; this version supports %2)</source>
        <translation>O livro de faturas aí existente é de uma versão mais recente do Billow (esquema %1; esta versão suporta o %2)</translation>
    </message>
    <message>
        <source>It has a ledger from an older version, which is upgraded when Billow starts with this URL</source>
        <translation>Contém um livro de faturas de uma versão mais antiga, que é atualizado quando o Billow iniciar com este URL</translation>
    </message>
    <message numerus="yes">
        <source>It has a ledger with %1 invoices</source>
        <translation>
            <numerusform>Contém um livro de faturas do Billow com %1 fatura</numerusform>
            <numerusform>Contém um livro de faturas do Billow com %1 faturas</numerusform>
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
        <translation>Sem cache. O Billow funciona plenamente sem cache</translation>
    </message>
    <message>
        <source>Can’t use Redis at %1: %2</source>
        <translation>Não é possível usar o Redis em %1: %2</translation>
    </message>
    <message>
        <source>Redis answers in %1. Database %2 has %3 keys</source>
        <translation>O Redis responde em %1. A base de dados %2 tem %3 chaves</translation>
    </message>
    <message>
        <source>The engine stopped because its actors crashed repeatedly: %1</source>
        <translation>O motor parou porque os seus atores falharam repetidamente: %1</translation>
    </message>
    <message>
        <source>The engine stopped because %1 isn’t responding</source>
        <translation>O motor parou porque %1 não responde</translation>
    </message>
    <message>
        <source>Too many pages and searches are queued. Try again.</source>
        <translation>Há demasiadas páginas e pesquisas na fila. Tente de novo.</translation>
    </message>
    <message>
        <source>Too many commands are queued. Try again.</source>
        <translation>Há demasiados comandos na fila. Tente de novo.</translation>
    </message>
    <message>
        <source>At most %1 invoices can be submitted at once</source>
        <translation>No máximo podem submeter-se %1 faturas de uma vez</translation>
    </message>
    <message>
        <source>crashed on purpose</source>
        <translation>falha provocada de propósito</translation>
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
        <source>the %1 is too large</source>
        <translation>%1 é demasiado grande</translation>
    </message>
    <message>
        <source>neither VAT nor a VAT rate is given</source>
        <translation>não é indicado nem o IVA nem uma taxa de IVA</translation>
    </message>
    <message>
        <source>neither total nor subtotal is given</source>
        <translation>não é indicado nem o total nem o total sem IVA</translation>
    </message>
    <message>
        <source>the VAT is higher than the subtotal</source>
        <translation>o IVA é superior ao total sem IVA</translation>
    </message>
    <message>
        <source>there is no field &quot;%1&quot;; the fields are %2</source>
        <translation>não há nenhum campo “%1”; os campos são %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not FIELD=COLUMN or FIELD=:CONSTANT, such as total=Amount or currency=:ZAR</source>
        <translation>“%1” não é FIELD=COLUMN nem FIELD=:CONSTANT, como total=Amount ou currency=:ZAR</translation>
    </message>
    <message>
        <source>%1 is mapped twice</source>
        <translation>%1 tem duas correspondências</translation>
    </message>
    <message>
        <source>always</source>
        <translation>sempre</translation>
    </message>
    <message>
        <source>, or &quot;%1&quot; where it is empty</source>
        <translation>, ou “%1” onde estiver vazia</translation>
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
        <source>&quot;%1&quot; is not a date format: it needs a day, a month, and a year, such as d/M/yyyy</source>
        <translation>“%1” não é um formato de data: precisa de dia, mês e ano, como d/M/yyyy</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> e mais %1</translation>
    </message>
    <message>
        <source>no column is mapped to %1; the columns are %2</source>
        <translation>nenhuma coluna corresponde a %1; as colunas são %2</translation>
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
        <source>&quot;%1&quot; is not a VAT rate from 0 to 100 per cent</source>
        <translation>“%1” não é uma taxa de IVA de 0 a 100 por cento</translation>
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
        <source>line items are read twice, which is not possible with a pipe: save them as a file</source>
        <translation>as linhas de artigos são lidas duas vezes, o que não é possível com um pipe: guarde-as como ficheiro</translation>
    </message>
    <message>
        <source>the file cannot be read again: %1</source>
        <translation>o ficheiro não pode ser lido de novo: %1</translation>
    </message>
    <message>
        <source>the ledger answered for another number of invoices than it was given</source>
        <translation>o livro de faturas respondeu a um número de faturas diferente do que lhe foi dado</translation>
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
        <translation>não há perfil “%1”; há %2</translation>
    </message>
    <message>
        <source>%1 has an unknown key &quot;%2&quot;</source>
        <translation>%1 tem uma chave desconhecida “%2”</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in %2 %3</source>
        <translation>%2: “%1” %3</translation>
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
        <translation>nomeia um campo “%1” que não existe</translation>
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
        <translation>atribui “%1” ao que não é um código ISO 3166</translation>
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
        <source>the line_total is empty</source>
        <translation>line_total está vazio</translation>
    </message>
    <message>
        <source>field %1 is not valid UTF-8: save the file as UTF-8</source>
        <translation>o campo %1 não é UTF-8 válido: guarde o ficheiro como UTF-8</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number such as 1234.50</source>
        <translation>“%1” não é um número como 1234.50</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too large</source>
        <translation>“%1” é demasiado grande</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has decimals, where none are possible</source>
        <translation>“%1” tem casas decimais, onde não são possíveis</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has more than %2 decimals</source>
        <translation>“%1” tem mais de %2 casas decimais</translation>
    </message>
    <message>
        <source>%1 accepted, %2 duplicates, %3 rejected, of %4 rows</source>
        <translation>%1 importadas, %2 já guardadas, %3 rejeitadas, de %4 linhas</translation>
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
        <source>subtotal plus VAT is too large</source>
        <translation>o total sem IVA mais o IVA é demasiado grande</translation>
    </message>
    <message>
        <source>the total %1 is not the subtotal %2 plus the VAT %3</source>
        <translation>o total %1 não é o total sem IVA %2 mais o IVA %3</translation>
    </message>
    <message>
        <source>%1 &quot;%2&quot; in %3</source>
        <translation>%1 “%2” em %3</translation>
    </message>
    <message>
        <source>%1 has totals but no invoices</source>
        <translation>%1 tem totais, mas não tem faturas</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>falta %1</translation>
    </message>
    <message>
        <source>Analytics totals match the invoices</source>
        <translation>Os totais da análise correspondem às faturas</translation>
    </message>
    <message>
        <source>covers invoices 1 to %1 of %2</source>
        <translation>abrange as faturas 1 a %1 de %2</translation>
    </message>
    <message>
        <source>Per-minute figures match the invoices</source>
        <translation>Os valores por minuto correspondem às faturas</translation>
    </message>
    <message>
        <source>from invoice %1 on</source>
        <translation>a partir da fatura %1</translation>
    </message>
    <message>
        <source>they cover invoices up to %1, but there are only %2</source>
        <translation>abrangem as faturas até %1, mas só há %2</translation>
    </message>
    <message>
        <source>the stored figures don’t match the times when the invoices were stored</source>
        <translation>os valores guardados não correspondem às horas em que as faturas foram guardadas</translation>
    </message>
    <message>
        <source>%1: figures have %2 invoices shown, total %3; the rows have %4, %5</source>
        <translation>%1: os valores têm %2 faturas mostradas, total %3; as linhas têm %4, %5</translation>
    </message>
    <message>
        <source>Per-minute figures cover 1 to %1 minutes</source>
        <translation>Os valores por minuto abrangem de 1 a %1 minutos</translation>
    </message>
    <message>
        <source>A breakdown has 1 to %1 entries</source>
        <translation>Uma discriminação tem de 1 a %1 entradas</translation>
    </message>
    <message>
        <source>The figures for minute %1 (%2) in the ledger aren’t valid</source>
        <translation>Os valores do minuto %1 (%2) no livro de faturas não são válidos</translation>
    </message>
    <message>
        <source>The ledger has totals by &quot;%1&quot;, which Billow doesn’t know</source>
        <translation>O livro de faturas tem totais por “%1”, que o Billow não conhece</translation>
    </message>
    <message>
        <source>The ledger is damaged: table rollup_state is empty. Restore a backup.</source>
        <translation>O livro de faturas está danificado: a tabela rollup_state está vazia. Restaure uma cópia de segurança.</translation>
    </message>
    <message>
        <source>%1 is out of order: a higher number comes before it</source>
        <translation>%1 está fora de ordem: há um número maior antes</translation>
    </message>
    <message>
        <source>The ledger has invoices in &quot;%1&quot;, a currency that Billow doesn’t know</source>
        <translation>O livro de faturas tem faturas em “%1”, uma moeda que o Billow não conhece</translation>
    </message>
    <message>
        <source>Invoice %1 in the ledger has &quot;%2&quot; as its %3, which Billow doesn’t know</source>
        <translation>A fatura %1 do livro de faturas tem “%2” como %3, que o Billow não conhece</translation>
    </message>
    <message>
        <source>The running totals for &quot;%1&quot; in the ledger aren’t valid numbers</source>
        <translation>Os totais correntes de “%1” no livro de faturas não são números válidos</translation>
    </message>
    <message>
        <source>%1: ledger %2; invoices %3</source>
        <translation>%1: livro de faturas %2; faturas %3</translation>
    </message>
    <message>
        <source>number %1 follows number %2</source>
        <translation>o número %1 segue o número %2</translation>
    </message>
    <message>
        <source>Running totals of stored invoices match the rows</source>
        <translation>Os totais correntes das faturas guardadas correspondem às linhas</translation>
    </message>
    <message>
        <source>Running totals of shown invoices match the rows</source>
        <translation>Os totais correntes das faturas mostradas correspondem às linhas</translation>
    </message>
    <message>
        <source>Some invoices couldn’t be read</source>
        <translation>Não foi possível ler algumas faturas</translation>
    </message>
    <message>
        <source>Every row is a readable invoice</source>
        <translation>Cada linha é uma fatura legível</translation>
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
            <numerusform>%1 linha, mas o livro de faturas diz %2</numerusform>
            <numerusform>%1 linhas, mas o livro de faturas diz %2</numerusform>
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
        <translation>%1 estão erradas; a primeira: %2</translation>
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
        <translation>O cursor está dentro do intervalo</translation>
    </message>
    <message>
        <source>cursor %1 of %2</source>
        <translation>cursor %1 de %2</translation>
    </message>
    <message>
        <source>the run generated %1 invoices, but only %2 are stored</source>
        <translation>a execução gerou %1 faturas, mas só %2 estão guardadas</translation>
    </message>
    <message>
        <source>the run generated %1 invoices of %2</source>
        <translation>a execução gerou %1 faturas de %2</translation>
    </message>
    <message>
        <source>the generator would reuse invoice numbers</source>
        <translation>o gerador voltaria a usar números de fatura já existentes</translation>
    </message>
    <message>
        <source>Every generated invoice is stored, with numbers without a gap</source>
        <translation>Todas as faturas geradas estão guardadas, com números sem falhas</translation>
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
        <translation>%1, mas a contagem do livro de faturas é %2</translation>
    </message>
    <message>
        <source>The count of real invoices matches the rows</source>
        <translation>O número de faturas reais corresponde às linhas</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has a host. Write sqlite:/path/to/file.db</source>
        <translation>“%1” tem um anfitrião. Escreva sqlite:/path/to/file.db</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has parameters. Write only sqlite: and a path.</source>
        <translation>“%1” tem parâmetros. Escreva apenas sqlite: e um caminho.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no file name. Write sqlite:/path/to/file.db</source>
        <translation>“%1” não tem nome de ficheiro. Escreva sqlite:/path/to/file.db</translation>
    </message>
    <message>
        <source>The PostgreSQL URL isn’t valid. Write @ and / in the password as %40 and %2F</source>
        <translation>O URL do PostgreSQL não é válido. Na palavra-passe, escreva @ e / como %40 e %2F</translation>
    </message>
    <message>
        <source>The PostgreSQL URL isn’t valid (%1)</source>
        <translation>O URL do PostgreSQL não é válido (%1)</translation>
    </message>
    <message>
        <source>The port in the PostgreSQL URL must be a number from 1 to 65535</source>
        <translation>A porta no URL do PostgreSQL tem de ser um número de 1 a 65535</translation>
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
        <translation>Cada documento está guardado uma só vez</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
    <message>
        <source>%1 are stored more than once</source>
        <translation>%1 estão guardados mais de uma vez</translation>
    </message>
    <message>
        <source>The database’s own integrity check passed</source>
        <translation>A verificação de integridade da própria base de dados foi bem-sucedida</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bem-sucedida</translation>
    </message>
    <message>
        <source>The schema matches this version of Billow</source>
        <translation>O esquema corresponde a esta versão do Billow</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>versão %1</translation>
    </message>
    <message>
        <source>The newest invoice in the ledger should be number %1, but isn’t. Run billowd verify to find out why.</source>
        <translation>A fatura mais recente do livro de faturas devia ter o número %1, mas não tem. Execute billowd verify para saber porquê.</translation>
    </message>
    <message>
        <source>Invoices between %1 and %2 are missing from the ledger. Run billowd verify to find out which.</source>
        <translation>Faltam no livro de faturas as faturas entre %1 e %2. Execute billowd verify para saber quais.</translation>
    </message>
    <message>
        <source>The ledger has schema version %1, but this version of Billow supports only up to version %2. Use a newer Billow.</source>
        <translation>O livro de faturas tem a versão de esquema %1, mas esta versão do Billow só suporta até à versão %2. Use um Billow mais recente.</translation>
    </message>
    <message>
        <source>There is no ledger here yet. Billow creates it when it first writes to it.</source>
        <translation>Ainda não há aqui um livro de faturas. O Billow cria-o quando lá escrever pela primeira vez.</translation>
    </message>
    <message>
        <source>The ledger has schema version %1, but this program needs version %2. Run billowd migrate to upgrade it.</source>
        <translation>O livro de faturas tem a versão de esquema %1, mas este programa precisa da versão %2. Execute billowd migrate para o atualizar.</translation>
    </message>
    <message>
        <source>The PostgreSQL server has version %1; Billow needs 13 or newer</source>
        <translation>O servidor PostgreSQL tem a versão %1; o Billow precisa da 13 ou mais recente</translation>
    </message>
    <message>
        <source>The PostgreSQL database has the encoding %1. Billow needs one created with ENCODING &apos;UTF8&apos;</source>
        <translation>A base de dados PostgreSQL tem a codificação %1. O Billow precisa de uma criada com ENCODING &apos;UTF8&apos;</translation>
    </message>
    <message>
        <source>The PostgreSQL connection has no schema for the ledger. Check its search_path.</source>
        <translation>A ligação PostgreSQL não tem nenhum esquema para o livro de faturas. Verifique o seu search_path.</translation>
    </message>
    <message>
        <source>The PostgreSQL database already has tables from another program (%1). Use another database or schema.</source>
        <translation>A base de dados PostgreSQL já tem tabelas de outro programa (%1). Use outra base de dados ou outro esquema.</translation>
    </message>
    <message>
        <source>Can’t reach PostgreSQL: %1</source>
        <translation>Não é possível aceder ao PostgreSQL: %1</translation>
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
        <translation>O nome de anfitrião %1 não é conhecido. Verifique se está bem escrito.</translation>
    </message>
    <message>
        <source>Can’t connect to %1. Check that PostgreSQL is running there and that the port is correct.</source>
        <translation>Não é possível ligar a %1. Verifique se o PostgreSQL está em execução aí e se a porta está correta.</translation>
    </message>
    <message>
        <source>The socket %1 doesn’t exist. Check that PostgreSQL is running on this computer.</source>
        <translation>O socket %1 não existe. Verifique se o PostgreSQL está em execução neste computador.</translation>
    </message>
    <message>
        <source>Can’t connect to the socket %1. Check that PostgreSQL is running and that this account may use it.</source>
        <translation>Não é possível ligar ao socket %1. Verifique se o PostgreSQL está em execução e se esta conta o pode usar.</translation>
    </message>
    <message>
        <source>Can’t reach the server over the network (%1)</source>
        <translation>Não é possível aceder ao servidor pela rede (%1)</translation>
    </message>
    <message>
        <source>The password for the user %1 was refused</source>
        <translation>A palavra-passe do utilizador %1 foi recusada</translation>
    </message>
    <message>
        <source>The server needs a password, and the URL has none</source>
        <translation>O servidor precisa de uma palavra-passe, e o URL não tem nenhuma</translation>
    </message>
    <message>
        <source>On its socket, the server accepts the user %1 only from the system account with that name. Use a host and a password instead.</source>
        <translation>No seu socket, o servidor só aceita o utilizador %1 a partir da conta do sistema com esse nome. Use antes um anfitrião e uma palavra-passe.</translation>
    </message>
    <message>
        <source>There is no user %1 on this server</source>
        <translation>Não há utilizador %1 neste servidor</translation>
    </message>
    <message>
        <source>There is no database %1 on this server. Create it with createdb %1</source>
        <translation>Não há base de dados %1 neste servidor. Crie-a com createdb %1</translation>
    </message>
    <message>
        <source>This user may not connect to the database %1</source>
        <translation>Este utilizador não pode ligar-se à base de dados %1</translation>
    </message>
    <message>
        <source>The server doesn’t accept unencrypted connections from this computer (%1). Try ?sslmode=require, or ask its administrator.</source>
        <translation>O servidor não aceita ligações não cifradas deste computador (%1). Experimente ?sslmode=require, ou contacte o administrador.</translation>
    </message>
    <message>
        <source>The server doesn’t accept connections from this computer (%1). Ask its administrator to allow them.</source>
        <translation>O servidor não aceita ligações deste computador (%1). Peça ao administrador que as permita.</translation>
    </message>
    <message>
        <source>The URL requires an encrypted connection, which the server doesn’t offer</source>
        <translation>O URL exige uma ligação cifrada, que o servidor não oferece</translation>
    </message>
    <message>
        <source>The server’s certificate was refused (%1)</source>
        <translation>O certificado do servidor foi recusado (%1)</translation>
    </message>
    <message>
        <source>The server has no free connections at the moment (%1)</source>
        <translation>O servidor não tem ligações livres neste momento (%1)</translation>
    </message>
    <message>
        <source>The server is %1. Try again in a moment.</source>
        <translation>O servidor está indisponível (%1). Tente de novo daqui a pouco.</translation>
    </message>
    <message>
        <source>The server there isn’t PostgreSQL</source>
        <translation>O servidor aí não é PostgreSQL</translation>
    </message>
    <message>
        <source>The server closed the connection immediately. Check that it is PostgreSQL.</source>
        <translation>O servidor fechou logo a ligação. Verifique se é PostgreSQL.</translation>
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
        <translation>“%1” (em %2, processo do servidor %3)</translation>
    </message>
    <message>
        <source>Another program has just opened the ledger</source>
        <translation>Outro programa acabou de abrir o livro de faturas</translation>
    </message>
    <message>
        <source>An earlier connection from this program is still closing. Try again in a moment.</source>
        <translation>Uma ligação anterior deste programa ainda está a fechar. Tente de novo daqui a pouco.</translation>
    </message>
    <message>
        <source>The ledger is in use by %1</source>
        <translation>O livro de faturas está a ser usado por %1</translation>
    </message>
    <message>
        <source>The search was cancelled</source>
        <translation>A pesquisa foi cancelada</translation>
    </message>
    <message>
        <source>The search took too long. Narrow it, for example by date or currency.</source>
        <translation>A pesquisa demorou demasiado. Restrinja-a, por exemplo por data ou moeda.</translation>
    </message>
    <message>
        <source>Can’t create the folder %1 for the ledger</source>
        <translation>Não é possível criar a pasta %1 para o livro de faturas</translation>
    </message>
    <message>
        <source>%1 is another program’s SQLite database, not a Billow ledger</source>
        <translation>%1 é uma base de dados SQLite de outro programa, não um livro de faturas do Billow</translation>
    </message>
    <message>
        <source>%1 was a Billow ledger, but its tables are missing. Restore a backup.</source>
        <translation>%1 era um livro de faturas do Billow, mas faltam as suas tabelas. Restaure uma cópia de segurança.</translation>
    </message>
    <message>
        <source>The ledger %1 is damaged: table stream_state is empty. Restore a backup.</source>
        <translation>O livro de faturas %1 está danificado: a tabela stream_state está vazia. Restaure uma cópia de segurança.</translation>
    </message>
    <message>
        <source>There is no ledger at %1</source>
        <translation>Não há livro de faturas em %1</translation>
    </message>
    <message>
        <source>%1 is a folder, not a ledger</source>
        <translation>%1 é uma pasta, não um livro de faturas</translation>
    </message>
    <message>
        <source>%1 isn’t a SQLite database</source>
        <translation>%1 não é uma base de dados SQLite</translation>
    </message>
    <message>
        <source>The ledger %1 is damaged (%2)</source>
        <translation>O livro de faturas %1 está danificado (%2)</translation>
    </message>
    <message>
        <source>There is no space left for the ledger %1 (%2)</source>
        <translation>Não há espaço para o livro de faturas %1 (%2)</translation>
    </message>
    <message>
        <source>Another program has locked the ledger %1 (%2)</source>
        <translation>Outro programa bloqueou o livro de faturas %1 (%2)</translation>
    </message>
    <message>
        <source>Billow can’t write to the ledger %1 or its folder; reading needs that too (%2)</source>
        <translation>O Billow não pode escrever no livro de faturas %1 ou na sua pasta; a leitura também precisa disso (%2)</translation>
    </message>
    <message>
        <source>Can’t open the ledger %1. Check that the file and its folder are readable and writable (%2).</source>
        <translation>Não é possível abrir o livro de faturas %1. Verifique se o ficheiro e a sua pasta podem ser lidos e escritos (%2).</translation>
    </message>
    <message>
        <source>Can’t read or write the ledger %1 (%2)</source>
        <translation>Não é possível ler ou escrever o livro de faturas %1 (%2)</translation>
    </message>
    <message>
        <source>SQLite refused a statement on %1 (%2)</source>
        <translation>O SQLite recusou uma instrução em %1 (%2)</translation>
    </message>
    <message>
        <source>The ledger %1 is being opened by another program</source>
        <translation>O livro de faturas %1 está a ser aberto por outro programa</translation>
    </message>
    <message>
        <source>; if that program is no longer running, delete %1</source>
        <translation>; se esse programa já não estiver em execução, elimine %1</translation>
    </message>
    <message>
        <source>Can’t write the lock file %1. Check that its folder is writable.</source>
        <translation>Não é possível escrever o ficheiro de bloqueio %1. Verifique se é possível escrever na sua pasta.</translation>
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
        <translation>este valor não pode ser guardado num ficheiro de configuração: tem uma quebra de linha, ou aspas juntamente com um espaço ou um # que iniciaria um comentário</translation>
    </message>
    <message>
        <source>couldn’t read the changed configuration file: %1</source>
        <translation>não foi possível ler o ficheiro de configuração alterado: %1</translation>
    </message>
    <message>
        <source>%1 can’t be saved in the configuration file</source>
        <translation>%1 não pode ser guardado no ficheiro de configuração</translation>
    </message>
    <message>
        <source>write a group as [name], in lower case</source>
        <translation>escreva um grupo como [nome], em minúsculas</translation>
    </message>
    <message>
        <source>write a setting as name = value, with the name in lower case</source>
        <translation>escreva uma definição como nome = valor, com o nome em minúsculas</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is before the first [group]</source>
        <translation>“%1” está antes do primeiro [grupo]</translation>
    </message>
    <message>
        <source>%1 is already set in line %2</source>
        <translation>%1 já está definido na linha %2</translation>
    </message>
    <message>
        <source>%1: the closing quotation mark is missing</source>
        <translation>%1: faltam as aspas de fecho</translation>
    </message>
    <message>
        <source>%1: there is text after the closing quotation mark</source>
        <translation>%1: há texto depois das aspas de fecho</translation>
    </message>
    <message>
        <source>%1:%2: the text isn’t UTF-8</source>
        <translation>%1:%2: o texto não é UTF-8</translation>
    </message>
    <message>
        <source>%1 is larger than 1 MB, too large for a configuration file</source>
        <translation>%1 tem mais de 1 MB, demasiado para um ficheiro de configuração</translation>
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
        <translation>uma lista de origens separadas por vírgulas, por exemplo https://shop.example:8443</translation>
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
        <translation>o valor não é %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t %2</source>
        <translation>“%1” não é %2</translation>
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
        <translation>“%1” não é um número inteiro de segundos</translation>
    </message>
    <message>
        <source>%1 and %2 are the same setting in two units. Set only one of them.</source>
        <translation>%1 e %2 são a mesma definição em duas unidades. Defina só uma delas.</translation>
    </message>
    <message>
        <source>Settings can be given on the command line of both programs, in the environment and in the configuration file, in this order of precedence. The file is the one given with --config, or $XDG_CONFIG_HOME/billow/billow.conf (usually ~/.config/billow/billow.conf), or /etc/billow/billow.conf. It is an INI file:</source>
        <translation>As definições podem ser dadas na linha de comandos dos dois programas, no ambiente e no ficheiro de configuração, por esta ordem de precedência. O ficheiro é o indicado com --config, ou $XDG_CONFIG_HOME/billow/billow.conf (em geral ~/.config/billow/billow.conf), ou /etc/billow/billow.conf. É um ficheiro INI:</translation>
    </message>
    <message>
        <source>$XDG_DATA_HOME defaults to ~/.local/share and $XDG_STATE_HOME to ~/.local/state. An empty environment variable counts as not set, unless an empty value has a meaning.</source>
        <translation>A predefinição de $XDG_DATA_HOME é ~/.local/share e a de $XDG_STATE_HOME é ~/.local/state. Uma variável de ambiente vazia conta como não definida, exceto se um valor vazio tiver significado.</translation>
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
        <translation>Não foi possível guardar as definições em %1: %2</translation>
    </message>
    <message>
        <source>can’t create the folder %1</source>
        <translation>não é possível criar a pasta %1</translation>
    </message>
    <message>
        <source>Language of the window and the command line: English, German, French, Portuguese or Afrikaans. Empty: the system’s language; English for billowd serve.</source>
        <translation>Idioma da janela e da linha de comandos: inglês, alemão, francês, português ou africânder. Vazio: o idioma do sistema; inglês para billowd serve.</translation>
    </message>
    <message>
        <source>Where the ledger is: sqlite:/path/to/file.db, or any libpq URL such as postgresql://user:password@host/database.</source>
        <translation>Onde está o livro de faturas: sqlite:/path/to/file.db, ou qualquer URL da libpq, como postgresql://user:password@host/database.</translation>
    </message>
    <message>
        <source>Redis server that caches totals and recent invoices, for example redis://:password@localhost:6379/0. Optional: leave empty to run without a cache.</source>
        <translation>Servidor Redis que guarda em cache totais e faturas recentes, por exemplo redis://:password@localhost:6379/0. Opcional: deixe vazio para funcionar sem cache.</translation>
    </message>
    <message>
        <source>Address of the web server: localhost, an address of this computer, or 0.0.0.0 for all of them. Addresses other than localhost need an access token (http.secret_key_base).</source>
        <translation>Endereço do servidor web: localhost, um endereço deste computador, ou 0.0.0.0 para todos. Endereços diferentes de localhost precisam de um token de acesso (http.secret_key_base).</translation>
    </message>
    <message>
        <source>Port of the web server. 0 = any free port.</source>
        <translation>Porta do servidor web. 0 = qualquer porta livre.</translation>
    </message>
    <message>
        <source>Web sites that may use the API in addition to Billow’s own page. Empty = none.</source>
        <translation>Sítios web que podem usar a API além da página do próprio Billow. Vazio = nenhum.</translation>
    </message>
    <message>
        <source>Demo invoices per second. 0 = unlimited.</source>
        <translation>Faturas de demonstração por segundo. 0 = sem limite.</translation>
    </message>
    <message>
        <source>Demo invoices shown per second. 0 = unlimited.</source>
        <translation>Faturas de demonstração mostradas por segundo. 0 = sem limite.</translation>
    </message>
    <message>
        <source>Run length in seconds. 0 = until you stop it.</source>
        <translation>Duração da execução em segundos. 0 = até a parar.</translation>
    </message>
    <message>
        <source>Seed of the demo generator. The same seed generates the same invoices. 0 = a new one for each run.</source>
        <translation>Semente do gerador de demonstração. A mesma semente gera as mesmas faturas. 0 = uma nova para cada execução.</translation>
    </message>
    <message>
        <source>generation.per_second as the time between two invoices: 200 = 5 per second.</source>
        <translation>generation.per_second como o tempo entre duas faturas: 200 = 5 por segundo.</translation>
    </message>
    <message>
        <source>display.per_second as the time between two invoices: 500 = 2 per second.</source>
        <translation>display.per_second como o tempo entre duas faturas: 500 = 2 por segundo.</translation>
    </message>
    <message>
        <source>run.seconds in minutes.</source>
        <translation>run.seconds em minutos.</translation>
    </message>
    <message>
        <source>Lowest level to record.</source>
        <translation>Nível mínimo a registar.</translation>
    </message>
    <message>
        <source>Format of the log: text, or one JSON object per line for programs.</source>
        <translation>Formato dos registos: texto, ou um objeto JSON por linha para programas.</translation>
    </message>
    <message>
        <source>Log file, in addition to standard error. Empty = no file.</source>
        <translation>Ficheiro de registos, além do erro padrão. Vazio = sem ficheiro.</translation>
    </message>
    <message>
        <source>Largest size of a log file. Then a new one is started.</source>
        <translation>Tamanho máximo de um ficheiro de registos. Depois é iniciado um novo.</translation>
    </message>
    <message>
        <source>Log files to keep, including the newest.</source>
        <translation>Ficheiros de registos a manter, incluindo o mais recente.</translation>
    </message>
    <message>
        <source>Per-category levels, as Qt logging rules separated by semicolons: billow.ledger.debug=true;billow.cache.info=false.</source>
        <translation>Níveis por categoria, como regras de registo do Qt separadas por pontos e vírgulas: billow.ledger.debug=true;billow.cache.info=false.</translation>
    </message>
    <message>
        <source>Generation is already running</source>
        <translation>A geração já está em curso</translation>
    </message>
    <message>
        <source>The backlog of the last run is still being shown</source>
        <translation>As faturas por mostrar da última execução ainda estão a ser mostradas</translation>
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
        <source>All invoices were deleted</source>
        <translation>Todas as faturas foram eliminadas</translation>
    </message>
    <message>
        <source>The ledger has real invoices, which were imported or received. Confirm that they should be deleted.</source>
        <translation>O livro de faturas tem faturas reais, importadas ou recebidas. Confirme que devem ser eliminadas.</translation>
    </message>
    <message>
        <source>Rates changed</source>
        <translation>Os ritmos foram alterados</translation>
    </message>
    <message>
        <source>The ledger was unavailable for a moment. Try again.</source>
        <translation>O livro de faturas esteve indisponível por um momento. Tente de novo.</translation>
    </message>
    <message>
        <source>The ledger is unavailable: %1</source>
        <translation>O livro de faturas está indisponível: %1</translation>
    </message>
    <message>
        <source>The ledger is being opened. Try again.</source>
        <translation>O livro de faturas está a ser aberto. Tente de novo.</translation>
    </message>
    <message>
        <source>source can’t be &quot;demo&quot;, which is for demo invoices</source>
        <translation>source não pode ser “demo”, que é para faturas de demonstração</translation>
    </message>
    <message>
        <source>Too many invoices are queued. Try again in a moment.</source>
        <translation>Há demasiadas faturas na fila. Tente de novo daqui a pouco.</translation>
    </message>
    <message>
        <source>The ledger is being opened. Try again in a moment.</source>
        <translation>O livro de faturas está a ser aberto. Tente de novo daqui a pouco.</translation>
    </message>
    <message>
        <source>The ledger didn’t answer in time. Try again.</source>
        <translation>O livro de faturas não respondeu a tempo. Tente de novo.</translation>
    </message>
    <message>
        <source>%1 isn’t an address of this computer. Use one of its addresses, or 0.0.0.0 for all.</source>
        <translation>%1 não é um endereço deste computador. Use um dos seus endereços, ou 0.0.0.0 para todos.</translation>
    </message>
    <message>
        <source>another program uses it</source>
        <translation>outro programa está a usá-la</translation>
    </message>
    <message>
        <source>Can’t use port %1 of %2: %3</source>
        <translation>Não é possível usar a porta %1 de %2: %3</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NOME</translation>
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
        <source>OPTIONS</source>
        <translation>OPÇÕES</translation>
    </message>
    <message>
        <source>Starts a run as soon as the ledger is open.</source>
        <translation>Inicia uma execução assim que o livro de faturas estiver aberto.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Mostra esta ajuda.</translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation>Mostra a versão.</translation>
    </message>
    <message>
        <source>success</source>
        <translation>sucesso</translation>
    </message>
    <message>
        <source>an error, with a message that explains it</source>
        <translation>um erro, com uma mensagem que o explica</translation>
    </message>
    <message>
        <source>a wrong option or setting</source>
        <translation>uma opção ou definição errada</translation>
    </message>
    <message>
        <source>an internal error: the engine stopped</source>
        <translation>um erro interno: o motor parou</translation>
    </message>
    <message>
        <source>another program is using the ledger</source>
        <translation>outro programa está a usar o livro de faturas</translation>
    </message>
    <message>
        <source>EXIT STATUS</source>
        <translation>CÓDIGO DE SAÍDA</translation>
    </message>
    <message>
        <source>a live stream of invoices, without a window</source>
        <translation>um fluxo de faturas em direto, sem janela</translation>
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
        <translation>Inicia uma execução de cinco faturas por segundo durante cinco minutos.</translation>
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
        <translation>Verifica o livro de faturas e escreve o resultado em JSON.</translation>
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
        <source>Fields: %1; for line items %2. Of subtotal, VAT, VAT rate and total as many as there are; the others are computed, and what is given has to agree.</source>
        <translation>Campos: %1; para linhas de artigos %2. De total sem IVA, IVA, taxa de IVA e total com IVA, tantos quantos houver; os outros são calculados, e o que é dado tem de concordar.</translation>
    </message>
    <message>
        <source>Stores the invoices of CSV files in the ledger.</source>
        <translation>Guarda no livro de faturas as faturas de ficheiros CSV.</translation>
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
        <translation>“%1” não é um comando; consulte billowd --help</translation>
    </message>
    <message numerus="yes">
        <source>The ledger %1 is up to date. It has %2 invoices.</source>
        <translation>
            <numerusform>O livro de faturas %1 tem o esquema que este programa usa; contém %2 fatura.</numerusform>
            <numerusform>O livro de faturas %1 tem o esquema que este programa usa; contém %2 faturas.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 MB</source>
        <translation>%1 de %2 MB</translation>
    </message>
    <message>
        <source>Runs the engine without a window until SIGTERM or SIGINT.</source>
        <translation>Executa o motor sem janela até receber SIGTERM ou SIGINT.</translation>
    </message>
    <message>
        <source>Opens the ledger, shows the waiting invoices, and logs to standard error and the log file. If the database is unavailable, it retries. If another program is using the ledger, it exits with status 75.</source>
        <translation>Abre o livro de faturas, mostra as faturas por mostrar e regista no erro padrão e no ficheiro de registos. Se a base de dados estiver indisponível, tenta de novo. Se outro programa estiver a usar o livro de faturas, termina com o código 75.</translation>
    </message>
    <message>
        <source>The API and the dashboard are at http://localhost:4000 unless you change http.host and http.port. It reports to systemd when it is ready, and what it is waiting for.</source>
        <translation>A API e o painel estão em http://localhost:4000, a menos que altere http.host e http.port. Comunica ao systemd quando está pronto e de que está à espera.</translation>
    </message>
    <message>
        <source>Stops within four seconds, after answering open requests. Stored invoices are safe, even after a kill -9 or a power cut.</source>
        <translation>Para em menos de quatro segundos, depois de responder aos pedidos em curso. As faturas guardadas estão seguras, mesmo após um kill -9 ou uma falha de energia.</translation>
    </message>
    <message>
        <source>Starts a run of the demo generator as soon as the ledger is open.</source>
        <translation>Inicia uma execução do gerador de demonstração assim que o livro de faturas estiver aberto.</translation>
    </message>
    <message numerus="yes">
        <source>Ledger %1: %2 invoices stored, %3 shown</source>
        <translation>
            <numerusform>Livro de faturas %1: %2 fatura guardada, %3 mostrada</numerusform>
            <numerusform>Livro de faturas %1: %2 faturas guardadas, %3 mostradas</numerusform>
        </translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Com erro</translation>
    </message>
    <message>
        <source>All checks passed.</source>
        <translation>Todas as verificações foram bem-sucedidas.</translation>
    </message>
    <message>
        <source>The ledger is damaged: see above.</source>
        <translation>O livro de faturas está danificado: ver acima.</translation>
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
        <translation>Recalcula todas as regras e totais do livro de faturas a partir das suas linhas.</translation>
    </message>
    <message>
        <source>Reads every invoice in one snapshot, while another program may be writing, and checks: sequence numbers without a gap, each document once, running totals equal to the sums of the rows in every currency, total = subtotal + VAT on each row, the cursor within range. Changes nothing. The exit status is 0 only if all checks pass.</source>
        <translation>Lê todas as faturas num único instantâneo, mesmo que outro programa esteja a escrever, e verifica: números de sequência sem falhas, cada documento uma só vez, totais correntes iguais às somas das linhas em cada moeda, total com IVA = total sem IVA + IVA em cada linha, o cursor dentro do intervalo. Não altera nada. O código de saída só é 0 se todas as verificações forem bem-sucedidas.</translation>
    </message>
    <message>
        <source>Prints the result as JSON.</source>
        <translation>Mostra o resultado em JSON.</translation>
    </message>
    <message>
        <source>Other machines can connect to %1. Set SECRET_KEY_BASE to at least 32 random characters and share it only with people who may use Billow.</source>
        <translation>Outras máquinas podem ligar-se a %1. Defina SECRET_KEY_BASE com pelo menos 32 caracteres aleatórios e partilhe-o só com quem pode usar o Billow.</translation>
    </message>
    <message>
        <source>column</source>
        <translation>coluna</translation>
    </message>
    <message>
        <source>Couldn’t upgrade the ledger from schema version %1 to version %2. It is unchanged: %3</source>
        <translation>Não foi possível atualizar o livro de faturas da versão de esquema %1 para a versão %2. Não foi alterado: %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t an amount</source>
        <translation>“%1” não é um montante</translation>
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
        <translation>Importadas com uma alteração:</translation>
    </message>
    <message>
        <source>It stopped early: %1</source>
        <translation>Parou antes do fim: %1</translation>
    </message>
    <message>
        <source>It was cancelled</source>
        <translation>Foi cancelado</translation>
    </message>
    <message>
        <source>Run it again to continue. Nothing is stored twice.</source>
        <translation>Execute de novo para continuar. Nada é guardado duas vezes.</translation>
    </message>
    <message>
        <source>there is no date</source>
        <translation>não há data</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t a time</source>
        <translation>“%1” não é uma hora</translation>
    </message>
    <message>
        <source>there is no date, so that of inserted_at was used</source>
        <translation>não há data, por isso foi usada a de inserted_at</translation>
    </message>
    <message>
        <source>two of subtotal, vat_amount and total_amount are needed</source>
        <translation>são precisos dois de subtotal, vat_amount e total_amount</translation>
    </message>
    <message>
        <source>amounts with more decimal places than %1 allows were rounded</source>
        <translation>os montantes com mais casas decimais do que %1 permite foram arredondados</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t an ISO 3166 country code, so it was left empty</source>
        <translation>“%1” não é um código de país ISO 3166, por isso ficou vazio</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t Green, Amber or Red, so it was left empty</source>
        <translation>“%1” não é Green, Amber nem Red, por isso ficou vazio</translation>
    </message>
    <message>
        <source>the ledger has another invoice with this seller and number, as number %1</source>
        <translation>o livro de faturas tem outra fatura com este vendedor e número: a número %1</translation>
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
        <translation>%1 é um livro de faturas do Billow, não uma base de dados do original</translation>
    </message>
    <message>
        <source>The table &quot;invoices&quot; in %1 has no column %2, which every invoice needs</source>
        <translation>A tabela “invoices” em %1 não tem a coluna %2, de que todas as faturas precisam</translation>
    </message>
    <message>
        <source>The original stores its invoices in PostgreSQL, not in %1</source>
        <translation>O original guarda as suas faturas no PostgreSQL, não em %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; isn’t an ISO 4217 currency</source>
        <translation>“%1” não é uma moeda ISO 4217</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices that were waiting in the ledger now count as shown, because they come before these</source>
        <translation>
            <numerusform>%1 fatura por mostrar no livro de faturas conta agora como mostrada, pois está antes destas</numerusform>
            <numerusform>%1 faturas por mostrar no livro de faturas contam agora como mostradas, pois estão antes destas</numerusform>
        </translation>
    </message>
    <message>
        <source>--%1 requires --%2</source>
        <translation>--%1 exige --%2</translation>
    </message>
    <message>
        <source>Creates the ledger, or upgrades an older one. Other commands do this automatically when they open a ledger for writing; use this one to do it separately, for example as a database user who may change tables. Each migration is one transaction. A ledger from a newer version isn’t opened, and isn’t changed.</source>
        <translation>Cria o livro de faturas, ou atualiza um mais antigo. Os outros comandos fazem-no automaticamente quando abrem um livro de faturas para escrita; use este para o fazer à parte, por exemplo como um utilizador da base de dados que pode alterar tabelas. Cada migração é uma transação. Um livro de faturas de uma versão mais recente não é aberto nem alterado.</translation>
    </message>
    <message>
        <source>With --from-original, copies the invoices from table &quot;invoices&quot; of the Elixir program that Billow replaces. That database is only read and can stay in use, but no other Billow may use the ledger. The invoices count as shown at once, and their source is original:DATABASE. Rows that aren’t invoices are reported and don’t stop the rest. You can stop it at any time and run it again: it continues where it stopped and stores nothing twice.</source>
        <translation>Com --from-original, copia as faturas da tabela “invoices” do programa em Elixir que o Billow substitui. Essa base de dados é apenas lida e pode continuar em uso, mas nenhum outro Billow pode usar o livro de faturas. As faturas contam logo como mostradas, e a sua origem é original:DATABASE. As linhas que não são faturas são comunicadas e não impedem as restantes. Pode parar o comando a qualquer momento e executá-lo de novo: retoma onde parou e não guarda nada duas vezes.</translation>
    </message>
    <message>
        <source>Keep the password out of the command line, where others can see it: use the environment variable PGPASSWORD, or ~/.pgpass.</source>
        <translation>Não ponha a palavra-passe na linha de comandos, onde outros a podem ver: use a variável de ambiente PGPASSWORD, ou ~/.pgpass.</translation>
    </message>
    <message>
        <source>Upgrades the ledger, or copies the original’s invoices into it.</source>
        <translation>Atualiza o livro de faturas, ou copia para ele as faturas do original.</translation>
    </message>
    <message>
        <source>The original’s database; ecto:// works too.</source>
        <translation>A base de dados do original; ecto:// também funciona.</translation>
    </message>
    <message>
        <source>Currency of the amounts, which the original doesn’t record (default: ZAR).</source>
        <translation>Moeda dos montantes, que o original não regista (predefinição: ZAR).</translation>
    </message>
    <message>
        <source>Reads and checks the rows, and stores nothing.</source>
        <translation>Lê e verifica as linhas, e não guarda nada.</translation>
    </message>
    <message>
        <source>the keychain no longer has “%1”</source>
        <translation>o porta-chaves já não tem “%1”</translation>
    </message>
    <message>
        <source>the keychain was not unlocked</source>
        <translation>o porta-chaves não foi desbloqueado</translation>
    </message>
    <message>
        <source>this desktop has no keychain</source>
        <translation>este ambiente de trabalho não tem porta-chaves</translation>
    </message>
    <message>
        <source>can’t use the keychain: %1</source>
        <translation>não é possível usar o porta-chaves: %1</translation>
    </message>
    <message>
        <source>the keychain isn’t responding</source>
        <translation>o porta-chaves não responde</translation>
    </message>
    <message>
        <source>The ledger %1 is in use by %2</source>
        <translation>O livro de faturas %1 está a ser usado por %2</translation>
    </message>
    <message>
        <source>%1: the secret of %2 is in the desktop’s keychain, which only the window can read. Set the whole value in the environment variable %3</source>
        <translation>%1: o segredo de %2 está no porta-chaves do ambiente de trabalho, que só a janela pode ler. Defina o valor completo na variável de ambiente %3</translation>
    </message>
    <message>
        <source>The window can store secrets and URLs in the desktop’s keychain; the file then has keychain:NAME. billowd can’t use the keychain: set environment variables instead.</source>
        <translation>A janela pode guardar segredos e URLs no porta-chaves do ambiente de trabalho; o ficheiro fica então com keychain:NAME. O billowd não pode usar o porta-chaves: defina antes variáveis de ambiente.</translation>
    </message>
    <message>
        <source>Option: %1</source>
        <translation>Opção: %1</translation>
    </message>
    <message>
        <source>Access token that every request must send (Authorization: Bearer TOKEN) when the web server is open to other machines. It has no command-line option, because other users of this computer could read it there.</source>
        <translation>Token de acesso que cada pedido tem de enviar (Authorization: Bearer TOKEN) quando o servidor web está aberto a outras máquinas. Não tem opção na linha de comandos, porque outros utilizadores deste computador o poderiam ler aí.</translation>
    </message>
    <message>
        <source>Can’t connect to %1</source>
        <translation>Não é possível ligar a %1</translation>
    </message>
    <message>
        <source>%1 didn’t answer</source>
        <translation>%1 não respondeu</translation>
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
        <translation>O programa em %1 recusou: %2</translation>
    </message>
    <message>
        <source>%1 didn’t identify itself</source>
        <translation>%1 não se identificou</translation>
    </message>
    <message>
        <source>%1 didn’t publish the address of its API</source>
        <translation>%1 não publicou o endereço da sua API</translation>
    </message>
    <message>
        <source>The program at %1 needs its access token. Set SECRET_KEY_BASE to the same value as there.</source>
        <translation>O programa em %1 precisa do seu token de acesso. Defina SECRET_KEY_BASE com o mesmo valor que tem lá.</translation>
    </message>
    <message>
        <source>The program at %1 answered: %2</source>
        <translation>O programa em %1 respondeu: %2</translation>
    </message>
    <message>
        <source>The program at %1 isn’t the one that uses this ledger</source>
        <translation>O programa em %1 não é o que usa este livro de faturas</translation>
    </message>
    <message>
        <source>The program at %1 hasn’t opened the ledger yet</source>
        <translation>O programa em %1 ainda não abriu o livro de faturas</translation>
    </message>
    <message>
        <source>the last %1 invoices weren’t confirmed (%2). Import the file again to make sure they’re stored.</source>
        <translation>as últimas %1 faturas não foram confirmadas (%2). Importe de novo o ficheiro para garantir que ficam guardadas.</translation>
    </message>
    <message>
        <source>Opens the import dialog at start.</source>
        <translation>Abre o diálogo de importação ao iniciar.</translation>
    </message>
    <message>
        <source>Starts in the tray, or minimised if there is no tray.</source>
        <translation>Inicia na área de notificação, ou minimizado se esta não existir.</translation>
    </message>
    <message>
        <source>The program that held the ledger has ended</source>
        <translation>O programa que usava o livro de faturas terminou</translation>
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
        <translation>%1, e --strict precisa do livro de faturas só para si</translation>
    </message>
    <message>
        <source>The answer was lost. Try again.</source>
        <translation>A resposta perdeu-se. Tente de novo.</translation>
    </message>
    <message>
        <source>the import was ended</source>
        <translation>a importação foi terminada</translation>
    </message>
    <message>
        <source>Upgrading the ledger, step %1 of %2. This can take minutes.</source>
        <translation>A atualizar o livro de faturas, passo %1 de %2. Pode demorar minutos.</translation>
    </message>
    <message>
        <source>Another program has changed the ledger’s analytics tables</source>
        <translation>Outro programa alterou as tabelas de análise do livro de faturas</translation>
    </message>
    <message>
        <source>Another program has written to the ledger although this one has locked it. With PostgreSQL, a pooler may have lost the lock: connect directly to the server.</source>
        <translation>Outro programa escreveu no livro de faturas, embora este o tenha bloqueado. Com PostgreSQL, um pooler pode ter perdido o bloqueio: ligue-se diretamente ao servidor.</translation>
    </message>
    <message>
        <source>Another program (%1) has written to the ledger although this one has locked it. With PostgreSQL, a pooler may have lost the lock: connect directly to the server.</source>
        <translation>Outro programa (%1) escreveu no livro de faturas, embora este o tenha bloqueado. Com PostgreSQL, um pooler pode ter perdido o bloqueio: ligue-se diretamente ao servidor.</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>outro programa</translation>
    </message>
    <message>
        <source>Can’t delete the invoices while they are being read (%1). Try again later.</source>
        <translation>Não é possível eliminar as faturas enquanto estão a ser lidas (%1). Tente de novo mais tarde.</translation>
    </message>
    <message>
        <source>A failed transaction can’t be committed</source>
        <translation>Não é possível confirmar uma transação que falhou</translation>
    </message>
    <message>
        <source>There is no connection to the database</source>
        <translation>Não há ligação à base de dados</translation>
    </message>
    <message>
        <source>A connection pooler changes the PostgreSQL session between transactions. Connect directly to the server, or pool whole sessions.</source>
        <translation>Um pooler de ligações muda a sessão do PostgreSQL entre transações. Ligue-se diretamente ao servidor, ou use um pooler de sessões inteiras.</translation>
    </message>
    <message>
        <source>The option %1 in the PostgreSQL URL has a semicolon, which Qt’s driver doesn’t support</source>
        <translation>A opção %1 no URL do PostgreSQL tem um ponto e vírgula, que o controlador do Qt não suporta</translation>
    </message>
    <message>
        <source>internal error: a query of the ledger returned no row</source>
        <translation>erro interno: uma consulta ao livro de faturas não devolveu nenhuma linha</translation>
    </message>
    <message>
        <source>Qt’s database driver %1 isn’t installed. Install the package %2.</source>
        <translation>O controlador de base de dados %1 do Qt não está instalado. Instale o pacote %2.</translation>
    </message>
    <message>
        <source>The ledger can’t be at %1: that disk doesn’t support shared memory. Use a local folder instead of a network folder.</source>
        <translation>O livro de faturas não pode estar em %1: esse disco não suporta memória partilhada. Use uma pasta local em vez de uma pasta de rede.</translation>
    </message>
    <message>
        <source>Reading the ledger was interrupted</source>
        <translation>A leitura do livro de faturas foi interrompida</translation>
    </message>
    <message>
        <source>Can’t write to the ledger %1. Check that its disk isn’t full (%2).</source>
        <translation>Não é possível escrever no livro de faturas %1. Verifique se o disco não está cheio (%2).</translation>
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
        <translation>O programa em %1 não conseguiu provar que usa este livro de faturas e conhece o token de acesso. Verifique se SECRET_KEY_BASE é igual lá e aqui.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date such as 20261130</source>
        <translation>“%1” não é uma data, por exemplo 20261130</translation>
    </message>
    <message>
        <source>Line %1, %2: %3</source>
        <translation>Linha %1, %2: %3</translation>
    </message>
    <message>
        <source>the total with VAT (BT-112)</source>
        <translation>o total com IVA (BT-112)</translation>
    </message>
    <message>
        <source>the invoice number (BT-1)</source>
        <translation>o número da fatura (BT-1)</translation>
    </message>
    <message>
        <source>the issue date (BT-2)</source>
        <translation>a data de emissão (BT-2)</translation>
    </message>
    <message>
        <source>the currency (BT-5)</source>
        <translation>a moeda (BT-5)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no currency (BT-5)</source>
        <translation>“%1” não é uma moeda (BT-5)</translation>
    </message>
    <message>
        <source>the seller&apos;s name (BT-27)</source>
        <translation>o nome do vendedor (BT-27)</translation>
    </message>
    <message>
        <source>This is %1, which is not read: UBL and CII are</source>
        <translation>Isto é %1, que não é suportado; são suportados UBL e CII</translation>
    </message>
    <message>
        <source>This is a UBL %1, not an invoice or a credit note</source>
        <translation>Isto é um documento UBL %1, não uma fatura nem uma nota de crédito</translation>
    </message>
    <message>
        <source>This XML is no e-invoice: its root element is %1</source>
        <translation>Este XML não é uma fatura eletrónica: o elemento raiz é %1</translation>
    </message>
    <message>
        <source>The document is larger than %1 MB</source>
        <translation>O documento tem mais de %1&#xa0;MB</translation>
    </message>
    <message>
        <source>The PDF carries %1. %2</source>
        <translation>O PDF contém %1. %2</translation>
    </message>
    <message>
        <source>The PDF carries no e-invoice: there is no XML file in it</source>
        <translation>O PDF não contém uma fatura eletrónica: não há nele nenhum ficheiro XML</translation>
    </message>
    <message>
        <source>This is no e-invoice: it is neither XML nor PDF</source>
        <translation>Isto não é uma fatura eletrónica: não é XML nem PDF</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Linha %1: %2</translation>
    </message>
    <message>
        <source>this is not well-formed XML: %1</source>
        <translation>isto não é XML bem formado: %1</translation>
    </message>
    <message>
        <source>the document has a DTD, which an e-invoice must not have</source>
        <translation>o documento tem uma DTD, o que uma fatura eletrónica não pode ter</translation>
    </message>
    <message>
        <source>the document uses an entity that is not defined: %1</source>
        <translation>o documento usa uma entidade que não está definida: %1</translation>
    </message>
    <message>
        <source>the elements are nested more than %1 deep</source>
        <translation>os elementos estão encaixados em mais de %1 níveis</translation>
    </message>
    <message>
        <source>The PDF is refused: far more is compressed in it than an invoice needs</source>
        <translation>O PDF é recusado: contém muito mais dados comprimidos do que uma fatura precisa</translation>
    </message>
    <message>
        <source>The PDF is encrypted: save it without a password and try again</source>
        <translation>O PDF está cifrado: guarde-o sem palavra-passe e tente de novo</translation>
    </message>
    <message>
        <source>The PDF cannot be read: %1</source>
        <translation>Não é possível ler o PDF: %1</translation>
    </message>
    <message>
        <source>An invoice names the specification that it follows (BT-24)</source>
        <translation>Uma fatura indica a especificação que segue (BT-24)</translation>
    </message>
    <message>
        <source>An invoice has a number (BT-1)</source>
        <translation>Uma fatura tem um número (BT-1)</translation>
    </message>
    <message>
        <source>An invoice has an issue date (BT-2)</source>
        <translation>Uma fatura tem uma data de emissão (BT-2)</translation>
    </message>
    <message>
        <source>An invoice has a type code (BT-3)</source>
        <translation>Uma fatura tem um código de tipo (BT-3)</translation>
    </message>
    <message>
        <source>An invoice has a currency (BT-5)</source>
        <translation>Uma fatura tem uma moeda (BT-5)</translation>
    </message>
    <message>
        <source>An invoice names the seller (BT-27)</source>
        <translation>Uma fatura indica o vendedor (BT-27)</translation>
    </message>
    <message>
        <source>An invoice names the buyer (BT-44)</source>
        <translation>Uma fatura indica o comprador (BT-44)</translation>
    </message>
    <message>
        <source>An invoice has the seller&apos;s address (BG-5)</source>
        <translation>Uma fatura tem o endereço do vendedor (BG-5)</translation>
    </message>
    <message>
        <source>The seller&apos;s address names the country (BT-40)</source>
        <translation>O endereço do vendedor indica o país (BT-40)</translation>
    </message>
    <message>
        <source>An invoice has the buyer&apos;s address (BG-8)</source>
        <translation>Uma fatura tem o endereço do comprador (BG-8)</translation>
    </message>
    <message>
        <source>The buyer&apos;s address names the country (BT-55)</source>
        <translation>O endereço do comprador indica o país (BT-55)</translation>
    </message>
    <message>
        <source>An invoice has the sum of its lines (BT-106)</source>
        <translation>Uma fatura tem a soma das suas linhas (BT-106)</translation>
    </message>
    <message>
        <source>An invoice has a total without VAT (BT-109)</source>
        <translation>Uma fatura tem um total sem IVA (BT-109)</translation>
    </message>
    <message>
        <source>An invoice has a total with VAT (BT-112)</source>
        <translation>Uma fatura tem um total com IVA (BT-112)</translation>
    </message>
    <message>
        <source>An invoice has an amount due (BT-115)</source>
        <translation>Uma fatura tem um montante a pagar (BT-115)</translation>
    </message>
    <message>
        <source>An invoice has at least one line (BG-25)</source>
        <translation>Uma fatura tem pelo menos uma linha (BG-25)</translation>
    </message>
    <message>
        <source>The date when VAT becomes due (BT-7) and the code for it (BT-8) are not both given</source>
        <translation>A data de exigibilidade do IVA (BT-7) e o respetivo código (BT-8) não são indicados em simultâneo</translation>
    </message>
    <message>
        <source>Each line has a VAT category (BT-151)</source>
        <translation>Cada linha tem uma categoria de IVA (BT-151)</translation>
    </message>
    <message>
        <source>The sum of the lines (BT-106) is the sum of their net amounts (BT-131)</source>
        <translation>A soma das linhas (BT-106) é a soma dos seus montantes sem IVA (BT-131)</translation>
    </message>
    <message>
        <source>The total of the allowances (BT-107) is the sum of the allowances (BT-92)</source>
        <translation>O total dos descontos (BT-107) é a soma dos descontos (BT-92)</translation>
    </message>
    <message>
        <source>The total of the charges (BT-108) is the sum of the charges (BT-99)</source>
        <translation>O total dos encargos (BT-108) é a soma dos encargos (BT-99)</translation>
    </message>
    <message>
        <source>The total without VAT (BT-109) is the sum of the lines less allowances plus charges</source>
        <translation>O total sem IVA (BT-109) é a soma das linhas menos os descontos mais os encargos</translation>
    </message>
    <message>
        <source>The total VAT (BT-110) is the sum of the VAT breakdown (BT-117)</source>
        <translation>O total do IVA (BT-110) é a soma da discriminação do IVA (BT-117)</translation>
    </message>
    <message>
        <source>The total with VAT (BT-112) is the total without VAT (BT-109) plus the total VAT (BT-110)</source>
        <translation>O total com IVA (BT-112) é o total sem IVA (BT-109) mais o total do IVA (BT-110)</translation>
    </message>
    <message>
        <source>The amount due (BT-115) is the total with VAT less what is paid (BT-113) plus rounding (BT-114)</source>
        <translation>O montante a pagar (BT-115) é o total com IVA menos o montante pago (BT-113) mais o arredondamento (BT-114)</translation>
    </message>
    <message>
        <source>VAT of each rate (BT-117) is the taxable amount (BT-116) times the rate (BT-119)</source>
        <translation>O IVA de cada taxa (BT-117) é o valor tributável (BT-116) vezes a taxa (BT-119)</translation>
    </message>
    <message>
        <source>An invoice has a VAT breakdown (BG-23)</source>
        <translation>Uma fatura tem uma discriminação do IVA (BG-23)</translation>
    </message>
    <message>
        <source>Where an amount is due, there is a due date (BT-9) or payment terms (BT-20)</source>
        <translation>Se há um montante a pagar, há uma data de vencimento (BT-9) ou condições de pagamento (BT-20)</translation>
    </message>
    <message>
        <source>The seller has an identifier, a registration number or a VAT number (BT-29, BT-30, BT-31)</source>
        <translation>O vendedor tem um identificador, um número de registo ou um número de IVA (BT-29, BT-30, BT-31)</translation>
    </message>
    <message>
        <source>The taxable amount of VAT category %1 (BT-116) is the sum of its lines, charges and allowances</source>
        <translation>O valor tributável da categoria de IVA %1 (BT-116) é a soma das suas linhas, encargos e descontos</translation>
    </message>
    <message>
        <source>VAT of category S (BT-117) is the taxable amount (BT-116) times the rate (BT-119)</source>
        <translation>O IVA da categoria S (BT-117) é o valor tributável (BT-116) vezes a taxa (BT-119)</translation>
    </message>
    <message>
        <source>VAT of category %1 (BT-117) is 0</source>
        <translation>O IVA da categoria %1 (BT-117) é 0</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date such as 2026-11-30</source>
        <translation>“%1” não é uma data, por exemplo 2026-11-30</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>em falta</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>não é um número</translation>
    </message>
    <message>
        <source>%1 is %2; %3 is %4</source>
        <translation>%1 é %2; %3 é %4</translation>
    </message>
    <message>
        <source>%1 is %2; %3 is %4; the difference is %5</source>
        <translation>%1 é %2; %3 é %4; a diferença é %5</translation>
    </message>
    <message>
        <source>the VAT breakdown (BG-23) is missing</source>
        <translation>falta a discriminação do IVA (BG-23)</translation>
    </message>
    <message>
        <source>%1 %2 %: </source>
        <comment>a VAT category, its rate, and figures behind it</comment>
        <translation>%1 %2%: </translation>
    </message>
    <message>
        <source>the sum of category %1</source>
        <translation>a soma da categoria %1</translation>
    </message>
    <message>
        <source>BT-117 is %1 and has to be 0</source>
        <translation>BT-117 é %1 e tem de ser 0</translation>
    </message>
    <message>
        <source>%1 is there</source>
        <translation>%1 está presente</translation>
    </message>
    <message>
        <source>the specification identifier (BT-24)</source>
        <translation>o identificador da especificação (BT-24)</translation>
    </message>
    <message>
        <source>the invoice type code (BT-3)</source>
        <translation>o código do tipo de fatura (BT-3)</translation>
    </message>
    <message>
        <source>the buyer&apos;s name (BT-44)</source>
        <translation>o nome do comprador (BT-44)</translation>
    </message>
    <message>
        <source>the seller&apos;s address (BG-5)</source>
        <translation>o endereço do vendedor (BG-5)</translation>
    </message>
    <message>
        <source>the seller&apos;s country (BT-40)</source>
        <translation>o país do vendedor (BT-40)</translation>
    </message>
    <message>
        <source>the buyer&apos;s address (BG-8)</source>
        <translation>o endereço do comprador (BG-8)</translation>
    </message>
    <message>
        <source>the buyer&apos;s country (BT-55)</source>
        <translation>o país do comprador (BT-55)</translation>
    </message>
    <message>
        <source>the sum of the lines (BT-106)</source>
        <translation>a soma das linhas (BT-106)</translation>
    </message>
    <message>
        <source>the total without VAT (BT-109)</source>
        <translation>o total sem IVA (BT-109)</translation>
    </message>
    <message>
        <source>the amount due (BT-115)</source>
        <translation>o montante a pagar (BT-115)</translation>
    </message>
    <message>
        <source>an invoice line (BG-25)</source>
        <translation>uma linha da fatura (BG-25)</translation>
    </message>
    <message>
        <source>the tax point date (BT-7) and its code (BT-8) are both there</source>
        <translation>a data de exigibilidade do IVA (BT-7) e o respetivo código (BT-8) estão ambos presentes</translation>
    </message>
    <message>
        <source>line %1 has no VAT category (BT-151)</source>
        <translation>a linha %1 não tem categoria de IVA (BT-151)</translation>
    </message>
    <message>
        <source>the sum of the lines</source>
        <translation>a soma das linhas</translation>
    </message>
    <message>
        <source>the sum of the allowances</source>
        <translation>a soma dos descontos</translation>
    </message>
    <message>
        <source>the sum of the charges</source>
        <translation>a soma dos encargos</translation>
    </message>
    <message>
        <source>the sum of the VAT breakdown</source>
        <translation>a soma da discriminação do IVA</translation>
    </message>
    <message>
        <source>there are %1 totals of VAT in %2</source>
        <translation>há %1 totais do IVA em %2</translation>
    </message>
    <message>
        <source>%1 are due, and neither the due date (BT-9) nor the payment terms (BT-20) are there</source>
        <translation>há %1 a pagar e faltam a data de vencimento (BT-9) e as condições de pagamento (BT-20)</translation>
    </message>
    <message>
        <source>an identifier of the seller (BT-29, BT-30 or BT-31)</source>
        <translation>um identificador do vendedor (BT-29, BT-30 ou BT-31)</translation>
    </message>
    <message>
        <source>an e-invoice</source>
        <translation>uma fatura eletrónica</translation>
    </message>
    <message>
        <source>an e-invoice (%1)</source>
        <translation>uma fatura eletrónica (%1)</translation>
    </message>
    <message>
        <source>check failed: %1</source>
        <translation>regra não cumprida: %1</translation>
    </message>
    <message>
        <source>differs from stored invoice %1 in %2</source>
        <translation>difere da fatura guardada %1 em %2</translation>
    </message>
    <message>
        <source>Conflicts:</source>
        <translation>Conflitos:</translation>
    </message>
    <message>
        <source>the seller&apos;s tax ID</source>
        <translation>o NIF do vendedor</translation>
    </message>
    <message>
        <source>the buyer&apos;s tax ID</source>
        <translation>o NIF do comprador</translation>
    </message>
    <message>
        <source>the date of issue must be in the years 1900 to 9999</source>
        <translation>a data de emissão tem de estar entre os anos 1900 e 9999</translation>
    </message>
    <message>
        <source>the date of issue %1 does not fit the time of issue %2</source>
        <translation>a data de emissão %1 não corresponde à hora de emissão %2</translation>
    </message>
    <message>
        <source>the due date must be in the years 1900 to 9999</source>
        <translation>a data de vencimento tem de estar entre os anos 1900 e 9999</translation>
    </message>
    <message>
        <source>the VAT and the subtotal have opposite signs</source>
        <translation>o IVA e o total sem IVA têm sinais opostos</translation>
    </message>
    <message>
        <source>the VAT breakdown has a category and rate more than once</source>
        <translation>a discriminação do IVA tem a mesma categoria e taxa mais de uma vez</translation>
    </message>
    <message>
        <source>the VAT breakdown adds up to %1 and VAT of %2, not to the subtotal %3 and the VAT %4</source>
        <translation>a discriminação do IVA soma %1 e IVA de %2, não o total sem IVA %3 e o IVA %4</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a line of a VAT breakdown such as &quot;S 19 100.00 19.00&quot;: %2</source>
        <translation>“%1” não é uma linha de uma discriminação do IVA, por exemplo “S 19 100.00 19.00”: %2</translation>
    </message>
    <message>
        <source>it has four parts</source>
        <translation>tem quatro partes</translation>
    </message>
    <message>
        <source>the category is not known</source>
        <translation>a categoria não é conhecida</translation>
    </message>
    <message>
        <source>an amount is too large</source>
        <translation>um montante é demasiado grande</translation>
    </message>
    <message>
        <source>the VAT rate %1 % does not fit the VAT %2 on %3</source>
        <translation>a taxa de IVA %1% não corresponde ao IVA %2 sobre %3</translation>
    </message>
    <message>
        <source>An invoice that is stored already cannot be read</source>
        <translation>Não é possível ler uma fatura já guardada</translation>
    </message>
    <message>
        <source>%1 invoices, VAT %2, total %3, of which %4 is credited</source>
        <translation>%1 faturas, IVA %2, total %3, do qual %4 creditado</translation>
    </message>
    <message>
        <source>%1: totals have %2; the rows have %3</source>
        <translation>%1: os totais têm %2; as linhas têm %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices, subtotal %2, VAT %3, total %4; of them %5 credit notes with a total of %6</source>
        <translation>
            <numerusform>%1 fatura, total sem IVA %2, IVA %3, total com IVA %4; notas de crédito: %5, com um total de %6</numerusform>
            <numerusform>%1 faturas, total sem IVA %2, IVA %3, total com IVA %4; notas de crédito: %5, com um total de %6</numerusform>
        </translation>
    </message>
    <message>
        <source>invoice %1: %2</source>
        <translation>fatura %1: %2</translation>
    </message>
    <message>
        <source>Every total is subtotal plus VAT</source>
        <translation>Cada total é o total sem IVA mais o IVA</translation>
    </message>
    <message>
        <source>Every VAT breakdown adds up to its invoice</source>
        <translation>Cada discriminação do IVA soma o mesmo que a sua fatura</translation>
    </message>
    <message>
        <source>Every date of issue fits its time</source>
        <translation>Cada data de emissão corresponde à sua hora</translation>
    </message>
    <message>
        <source>the newest is number %1, but the ledger has %2</source>
        <translation>a mais recente tem o número %1, mas o livro de faturas tem %2</translation>
    </message>
    <message>
        <source>Every year of issue is that of the date of issue</source>
        <translation>Cada ano de emissão é o da data de emissão</translation>
    </message>
    <message>
        <source>%1 are wrong</source>
        <translation>%1 estão erradas</translation>
    </message>
    <message>
        <source>Every line of a VAT breakdown belongs to an invoice with a breakdown</source>
        <translation>Cada linha de uma discriminação do IVA pertence a uma fatura com discriminação</translation>
    </message>
    <message>
        <source>%1 do not</source>
        <translation>%1 não pertencem</translation>
    </message>
    <message>
        <source>The signing secret of the Stripe webhook that posts to /api/hooks/stripe. Empty: none is accepted.</source>
        <translation>O segredo de assinatura do webhook Stripe que envia para /api/hooks/stripe. Vazio: nenhum é aceite.</translation>
    </message>
    <message>
        <source>The signing secret of the Shopify webhook that posts to /api/hooks/shopify. Empty: none is accepted.</source>
        <translation>O segredo de assinatura do webhook Shopify que envia para /api/hooks/shopify. Vazio: nenhum é aceite.</translation>
    </message>
    <message>
        <source>The secret of the WooCommerce webhook that posts to /api/hooks/woocommerce. Empty: none is accepted.</source>
        <translation>O segredo do webhook WooCommerce que envia para /api/hooks/woocommerce. Vazio: nenhum é aceite.</translation>
    </message>
    <message>
        <source>The seller of the invoices that webhooks bring. Empty: the name of the account or the address of the shop.</source>
        <translation>O vendedor das faturas recebidas por webhooks. Vazio: o nome da conta ou o endereço da loja.</translation>
    </message>
    <message>
        <source>Which invoices the display rate applies to: demo invoices only, or all. With demo, real invoices are shown as they arrive.</source>
        <translation>A que faturas se aplica o ritmo de exibição: só às de demonstração (demo) ou a todas (all). Com demo, as faturas reais são mostradas assim que chegam.</translation>
    </message>
    <message>
        <source>Generation stopped; the backlog is still being shown</source>
        <translation>A geração parou; as faturas por mostrar continuam a ser mostradas</translation>
    </message>
    <message>
        <source>live invoice dashboard</source>
        <translation>painel de faturas em direto</translation>
    </message>
    <message>
        <source>Opens the window and offers FILEs for import. If a window is already open with this ledger, it is shown instead. billowd(1) is the same engine without a window.</source>
        <translation>Abre a janela e propõe importar os FICHEIROs. Se já houver uma janela aberta com este livro de faturas, é essa que é mostrada. billowd(1) é o mesmo motor sem janela.</translation>
    </message>
    <message>
        <source>“%1” is not a number, for example %2</source>
        <translation>“%1” não é um número, por exemplo %2</translation>
    </message>
    <message>
        <source>the text is neither UTF-8 nor Windows-1252: name its encoding with --encoding, for example Shift_JIS, or save the file as UTF-8</source>
        <translation>o texto não está em UTF-8 nem em Windows-1252: indique a codificação com --encoding, por exemplo Shift_JIS, ou guarde o ficheiro em UTF-8</translation>
    </message>
    <message>
        <source>there is no column “%1” for %2; the columns are %3</source>
        <translation>não há nenhuma coluna “%1” para %2; as colunas são %3</translation>
    </message>
    <message>
        <source>“%1” may be the %2 or the %3: say with --date-format d/M/yyyy or M/d/yyyy which it is</source>
        <translation>“%1” pode ser %2 ou %3: indique qual com --date-format d/M/yyyy ou M/d/yyyy</translation>
    </message>
    <message>
        <source>“%1” is not a date, for example %2</source>
        <translation>“%1” não é uma data, por exemplo %2</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>“%1” is not a date</source>
        <translation>“%1” não é uma data</translation>
    </message>
    <message>
        <source>“%1” is not a currency code of ISO 4217, for example ZAR</source>
        <translation>“%1” não é um código de moeda da norma ISO 4217, por exemplo ZAR</translation>
    </message>
    <message>
        <source>“%1” is the symbol of more than one currency: map the currency to a code</source>
        <translation>“%1” é o símbolo de mais de uma moeda: indique um código para a moeda</translation>
    </message>
    <message>
        <source>“%1” is neither a country code of ISO 3166, for example ZA, nor the name of a country</source>
        <translation>“%1” não é um código de país da norma ISO 3166, por exemplo ZA, nem o nome de um país</translation>
    </message>
    <message>
        <source>“%1” is not Green, Amber or Red</source>
        <translation>“%1” não é Green, Amber nem Red</translation>
    </message>
    <message>
        <source>the %1 is too long</source>
        <translation>o campo %1 é demasiado longo</translation>
    </message>
    <message>
        <source>“%1” is not a VAT rate from 0 to 100 percent</source>
        <translation>“%1” não é uma taxa de IVA de 0 a 100 por cento</translation>
    </message>
    <message>
        <source>“%1” can be read in two ways: say with --decimal which character is the decimal point</source>
        <translation>“%1” pode ser lido de duas maneiras: indique o separador decimal com --decimal</translation>
    </message>
    <message>
        <source>the amounts are too large</source>
        <translation>os montantes são demasiado grandes</translation>
    </message>
    <message>
        <source>“%1” is not an amount</source>
        <translation>“%1” não é um montante</translation>
    </message>
    <message>
        <source>“%1” is not an amount in %2, the currency of the invoice</source>
        <translation>“%1” não é um montante em %2, a moeda da fatura</translation>
    </message>
    <message>
        <source>“%1” is not a number</source>
        <translation>“%1” não é um número</translation>
    </message>
    <message>
        <source>%1 (“%2” in line %3)</source>
        <translation>%1 (“%2” na linha %3)</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 values could not be read and are left empty; the first is “%3” in line %4</source>
        <translation>
            <numerusform>%1: não foi possível ler %2 valor, que fica vazio; é “%3”, na linha %4</numerusform>
            <numerusform>%1: não foi possível ler %2 valores, que ficam vazios; o primeiro é “%3”, na linha %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows are not UTF-8, and are read as Windows-1252; the first is line %2</source>
        <translation>
            <numerusform>%1 linha não está em UTF-8 e é lida como Windows-1252; é a linha %2</numerusform>
            <numerusform>%1 linhas não estão em UTF-8 e são lidas como Windows-1252; a primeira é a linha %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 left out: %2</source>
        <translation>
            <numerusform>%1 ignorada: %2</numerusform>
            <numerusform>%1 ignoradas: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>there is no field “%1”</source>
        <translation>não há nenhum campo “%1”</translation>
    </message>
    <message>
        <source>“%1” is not a CSV file: its first line does not end</source>
        <translation>“%1” não é um ficheiro CSV: a primeira linha não tem fim</translation>
    </message>
    <message>
        <source>“%1” can’t be the name of a profile</source>
        <translation>“%1” não pode ser o nome de um perfil</translation>
    </message>
    <message>
        <source>must be an object of texts</source>
        <translation>tem de ser um objeto de textos</translation>
    </message>
    <message>
        <source>needs &quot;field&quot; and &quot;startsWith&quot; in each rule</source>
        <translation>precisa de &quot;field&quot; e &quot;startsWith&quot; em cada regra</translation>
    </message>
    <message>
        <source>must be a number of lines</source>
        <translation>tem de ser um número de linhas</translation>
    </message>
    <message>
        <source>Read with the profile %1 (%2), which fits the columns</source>
        <translation>Lido com o perfil %1 (%2), que corresponde às colunas</translation>
    </message>
    <message>
        <source>The encoding is %1</source>
        <translation>A codificação é %1</translation>
    </message>
    <message>
        <source>The encoding is Windows-1252, because the text is not UTF-8</source>
        <translation>A codificação é Windows-1252, porque o texto não está em UTF-8</translation>
    </message>
    <message>
        <source>The header is in line %1</source>
        <translation>O cabeçalho está na linha %1</translation>
    </message>
    <message>
        <source>More than one column is named “%1”: the second is “%1 (2)”</source>
        <translation>Há mais de uma coluna com o nome “%1”: a segunda é “%1 (2)”</translation>
    </message>
    <message>
        <source>%1 has decimals, and is not in the smallest unit of the currency</source>
        <translation>%1 tem casas decimais e não está na menor unidade da moeda</translation>
    </message>
    <message>
        <source>Dates are in the fiscal year from %1</source>
        <translation>As datas são do exercício que começa em %1</translation>
    </message>
    <message>
        <source>The currency is %1, as the amounts show</source>
        <translation>A moeda é %1, como indicam os montantes</translation>
    </message>
    <message>
        <source>VAT rates are fractions: 0.19 is 19%</source>
        <translation>As taxas de IVA são frações: 0,19 é 19%</translation>
    </message>
    <message>
        <source>Dates are the numbers of days that spreadsheets count</source>
        <translation>As datas são números de dias, como nas folhas de cálculo</translation>
    </message>
    <message>
        <source>Amounts are written in two ways: “%1” in line %2 and “%3” in line %4. Which character is the decimal point?</source>
        <translation>Os montantes estão escritos de duas maneiras: “%1” na linha %2 e “%3” na linha %4. Qual é o separador decimal?</translation>
    </message>
    <message>
        <source>“%1” in line %2 can be read in two ways. Which character is the decimal point?</source>
        <translation>“%1” na linha %2 pode ser lido de duas maneiras. Qual é o separador decimal?</translation>
    </message>
    <message>
        <source>A point: 1,234.50</source>
        <translation>Ponto: 1,234.50</translation>
    </message>
    <message>
        <source>A comma: 1.234,50</source>
        <translation>Vírgula: 1.234,50</translation>
    </message>
    <message>
        <source>“%1” is %2</source>
        <translation>“%1” é %2</translation>
    </message>
    <message>
        <source>Amounts have a decimal comma</source>
        <translation>Os montantes têm vírgula decimal</translation>
    </message>
    <message>
        <source>Dates have the day before the month</source>
        <translation>As datas têm o dia antes do mês</translation>
    </message>
    <message>
        <source>Dates have the month before the day</source>
        <translation>As datas têm o mês antes do dia</translation>
    </message>
    <message>
        <source>“%1” in line %2 can be read in two ways. Which number is the day?</source>
        <translation>“%1” na linha %2 pode ser lido de duas maneiras. Que número é o dia?</translation>
    </message>
    <message>
        <source>No column is the VAT: it is the total minus the subtotal</source>
        <translation>Não há coluna de IVA: o IVA é o total com IVA menos o total sem IVA</translation>
    </message>
    <message>
        <source>Which column is the VAT?</source>
        <translation>Qual é a coluna do IVA?</translation>
    </message>
    <message>
        <source>The column “%1”</source>
        <translation>A coluna “%1”</translation>
    </message>
    <message>
        <source>None: it is the total minus the subtotal</source>
        <translation>Nenhuma: o IVA é o total com IVA menos o total sem IVA</translation>
    </message>
    <message>
        <source>Is “%1” with or without VAT?</source>
        <translation>“%1” é com ou sem IVA?</translation>
    </message>
    <message>
        <source>With VAT: the total</source>
        <translation>Com: é o total com IVA</translation>
    </message>
    <message>
        <source>Without VAT: the subtotal</source>
        <translation>Sem: é o total sem IVA</translation>
    </message>
    <message>
        <source>Who is the seller?</source>
        <translation>Quem é o vendedor?</translation>
    </message>
    <message>
        <source>Who is the buyer?</source>
        <translation>Quem é o comprador?</translation>
    </message>
    <message>
        <source>Which currency are the amounts in?</source>
        <translation>Em que moeda estão os montantes?</translation>
    </message>
    <message>
        <source>Which VAT rate applies?</source>
        <translation>Que taxa de IVA se aplica?</translation>
    </message>
    <message>
        <source>the header can’t be read: %1</source>
        <translation>não é possível ler o cabeçalho: %1</translation>
    </message>
    <message>
        <source>this is not a CSV file</source>
        <translation>isto não é um ficheiro CSV</translation>
    </message>
    <message>
        <source>a line of totals</source>
        <translation>uma linha de totais</translation>
    </message>
    <message>
        <source>the lines of the invoice add up to too much</source>
        <translation>a soma das linhas da fatura é demasiado grande</translation>
    </message>
    <message>
        <source>the rows of this invoice differ in %1: “%2” is not what the first one says</source>
        <translation>as linhas desta fatura diferem em %1: “%2” não é o valor da primeira linha</translation>
    </message>
    <message>
        <source>the %1 is stated as %2, but the lines add up to %3</source>
        <translation>o campo %1 indica %2, mas as linhas somam %3</translation>
    </message>
    <message>
        <source>the lines have several VAT rates, and the file doesn’t show which of them applies to shipping or the discount</source>
        <translation>as linhas têm várias taxas de IVA e o ficheiro não mostra qual delas se aplica aos portes ou ao desconto</translation>
    </message>
    <message>
        <source>the VAT is stated as %1, but that of the lines is %2</source>
        <translation>o IVA indicado é %1, mas o das linhas é %2</translation>
    </message>
    <message>
        <source>the total %1 is not the subtotal %2 plus shipping %3 minus discount %4 plus the VAT %5</source>
        <translation>o total com IVA %1 não é igual ao total sem IVA %2 mais os portes %3 menos o desconto %4 mais o IVA %5</translation>
    </message>
    <message>
        <source>without the total it can’t be told whether the subtotal has the discount taken off</source>
        <translation>sem o total com IVA não é possível saber se o desconto já está deduzido do total sem IVA</translation>
    </message>
    <message>
        <source>more was refunded (%1) than the total %2</source>
        <translation>o montante reembolsado (%1) é superior ao total com IVA %2</translation>
    </message>
    <message>
        <source>this is a workbook, not a CSV file: save it as CSV (UTF-8) in your spreadsheet program</source>
        <translation>isto é um livro de folhas de cálculo, não um ficheiro CSV: guarde-o como CSV (UTF-8) no programa de folha de cálculo</translation>
    </message>
    <message>
        <source>this is a PDF, not a CSV file</source>
        <translation>isto é um PDF, não um ficheiro CSV</translation>
    </message>
    <message>
        <source>this is a compressed file: unpack it first</source>
        <translation>isto é um ficheiro comprimido: descomprima-o primeiro</translation>
    </message>
    <message>
        <source>“%1” is not an encoding that can be read, for example utf-8, windows-1252 or utf-16</source>
        <translation>“%1” não é uma codificação que possa ser lida, por exemplo utf-8, windows-1252 ou utf-16</translation>
    </message>
    <message>
        <source>%1 imported, %2 already stored, %3 conflicts, %4 rejected, %5 left out, of %6 rows</source>
        <translation>%1 importadas, %2 já guardadas, %3 conflitos, %4 rejeitadas, %5 ignoradas, de %6 linhas</translation>
    </message>
    <message>
        <source>Seller of the invoices in imported files that do not name one. Empty = Billow asks.</source>
        <translation>O vendedor das faturas em ficheiros importados que não o indicam. Vazio: o Billow pergunta.</translation>
    </message>
    <message>
        <source>--%1 must be . or ,</source>
        <translation>--%1 tem de ser . ou ,</translation>
    </message>
    <message>
        <source>--skip-lines must be a number of lines</source>
        <translation>--skip-lines tem de ser um número de linhas</translation>
    </message>
    <message>
        <source>%1 begins like this:</source>
        <translation>Início de %1:</translation>
    </message>
    <message>
        <source>The rejected rows of %1 are in %2</source>
        <translation>As linhas rejeitadas de %1 estão em %2</translation>
    </message>
    <message>
        <source>The rejected rows of %1 could not be saved: %2</source>
        <translation>Não foi possível guardar as linhas rejeitadas de %1: %2</translation>
    </message>
    <message>
        <source>Reads CSV files of any size, with one row per document or per line item. Encoding, separator, header, columns, and the way amounts and dates are written are found out; a profile is used if it fits the columns. What the file can’t show is asked: the file is refused, with the option that answers. The report lists each rejected row with its line, field and reason. A rejected row doesn’t stop the others, and importing a file again adds nothing.</source>
        <translation>Lê ficheiros CSV de qualquer tamanho, com uma linha por documento ou por artigo. A codificação, o separador, o cabeçalho, as colunas e a forma de escrever montantes e datas são detetados; se um perfil corresponder às colunas, é usado. Se o ficheiro não bastar para decidir, é recusado, com a pergunta e a opção que lhe responde. O relatório indica cada linha rejeitada, com o número da linha, o campo e o motivo. Uma linha rejeitada não impede as outras, e importar de novo um ficheiro nada acrescenta.</translation>
    </message>
    <message>
        <source>Reads FIELD from a column, or, with a colon, uses a fixed value. FIELD= reads it from no column. May be given several times.</source>
        <translation>Lê FIELD de uma coluna ou, com dois pontos, usa um valor fixo. FIELD= não o lê de nenhuma coluna. Pode ser indicada várias vezes.</translation>
    </message>
    <message>
        <source>The seller, if no column names it.</source>
        <translation>O vendedor, se nenhuma coluna o indicar.</translation>
    </message>
    <message>
        <source>The decimal point of amounts, if the file can’t show it.</source>
        <translation>O separador decimal dos montantes, se o ficheiro não o mostrar.</translation>
    </message>
    <message>
        <source>The same as --decimal.</source>
        <translation>O mesmo que --decimal.</translation>
    </message>
    <message>
        <source>How dates are written, for example d/M/yyyy, if the file can’t show it.</source>
        <translation>A forma de escrever as datas, por exemplo d/M/yyyy, se o ficheiro não a mostrar.</translation>
    </message>
    <message>
        <source>The encoding of the text, for example utf-8, windows-1252 or utf-16.</source>
        <translation>A codificação do texto, por exemplo utf-8, windows-1252 ou utf-16.</translation>
    </message>
    <message>
        <source>The number of lines above the header.</source>
        <translation>O número de linhas acima do cabeçalho.</translation>
    </message>
    <message>
        <source>The profile of that name, or in that JSON file.</source>
        <translation>O perfil com esse nome, ou nesse ficheiro JSON.</translation>
    </message>
    <message>
        <source>Saves how the first file is read as a profile. Files with the same columns then use it.</source>
        <translation>Guarda num perfil a forma de ler o primeiro ficheiro. Os ficheiros com as mesmas colunas passam a usá-lo.</translation>
    </message>
    <message>
        <source>Lists the profiles.</source>
        <translation>Lista os perfis.</translation>
    </message>
    <message>
        <source>Uses only --map and --profile.</source>
        <translation>Usa apenas --map e --profile.</translation>
    </message>
    <message>
        <source>Saves the rejected rows to FILE as CSV, to be fixed and imported.</source>
        <translation>Guarda as linhas rejeitadas em FILE, em CSV, para serem corrigidas e importadas.</translation>
    </message>
    <message>
        <source>field %1 has text after its closing quote</source>
        <translation>o campo %1 tem texto depois das aspas de fecho</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Retomada</translation>
    </message>
    <message>
        <source>If a running billow or billowd serve uses the ledger, the invoices go through its API, and the import waits while that is unavailable or full. Only --strict needs the ledger for itself.</source>
        <translation>Se um billow ou billowd serve em execução usar o livro de faturas, as faturas passam pela sua API, e a importação espera enquanto esta estiver indisponível ou cheia. Só --strict precisa do livro de faturas só para si.</translation>
    </message>
    <message>
        <source>Can’t watch</source>
        <translation>Não é possível vigiar</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>essa pasta não existe</translation>
    </message>
    <message>
        <source>Can’t use the folder</source>
        <translation>Não é possível usar a pasta</translation>
    </message>
    <message>
        <source>it is a link to another place</source>
        <translation>é uma ligação para outro local</translation>
    </message>
    <message>
        <source>Can’t create the folder</source>
        <translation>Não é possível criar a pasta</translation>
    </message>
    <message>
        <source>check its permissions</source>
        <translation>verifique as permissões</translation>
    </message>
    <message>
        <source>another program does</source>
        <translation>outro programa já o faz</translation>
    </message>
    <message>
        <source>it is not writable</source>
        <translation>não tem permissão de escrita</translation>
    </message>
    <message>
        <source>Can’t take %1</source>
        <translation>Não é possível recolher %1</translation>
    </message>
    <message>
        <source>Can’t read</source>
        <translation>Não é possível ler</translation>
    </message>
    <message>
        <source>Can’t write</source>
        <translation>Não é possível escrever</translation>
    </message>
    <message>
        <source>Can’t move a file to</source>
        <translation>Não é possível mover um ficheiro para</translation>
    </message>
    <message>
        <source>Can’t delete</source>
        <translation>Não é possível eliminar</translation>
    </message>
    <message>
        <source>the table has %1 columns; at most %2 are read</source>
        <translation>a tabela tem %1 colunas; são lidas no máximo %2</translation>
    </message>
    <message>
        <source>Deleting invoices. In a large ledger this can take minutes.</source>
        <translation>A eliminar faturas. Com muitas faturas, pode demorar minutos.</translation>
    </message>
    <message>
        <source>Stop the demo before you delete its invoices</source>
        <translation>Pare a demonstração antes de eliminar as suas faturas</translation>
    </message>
    <message>
        <source>These invoices are real: they were imported or received. Confirm that they should be deleted.</source>
        <translation>Estas faturas são reais: foram importadas ou recebidas. Confirme que devem ser eliminadas.</translation>
    </message>
    <message>
        <source>No invoice has this source</source>
        <translation>Nenhuma fatura tem esta origem</translation>
    </message>
    <message>
        <source>No original is kept of invoice %1</source>
        <translation>Não está guardado nenhum original da fatura %1</translation>
    </message>
    <message>
        <source>The original of invoice %1 is damaged in the ledger</source>
        <translation>O original da fatura %1 está danificado no livro de faturas</translation>
    </message>
    <message>
        <source>Every document belongs to an invoice that was checked</source>
        <translation>Cada documento pertence a uma fatura verificada</translation>
    </message>
    <message>
        <source>Every invoice that was checked has its document</source>
        <translation>Cada fatura verificada tem o seu documento</translation>
    </message>
    <message>
        <source>%1 have none</source>
        <translation>%1 não o têm</translation>
    </message>
    <message>
        <source>Every original belongs to a document</source>
        <translation>Cada original pertence a um documento</translation>
    </message>
    <message>
        <source>Every original has the bytes that its hash was made of</source>
        <translation>Cada original tem os bytes de que foi calculado o seu hash</translation>
    </message>
    <message>
        <source>%1 are damaged</source>
        <translation>%1 estão danificados</translation>
    </message>
    <message>
        <source>Folder from which Billow imports every e-invoice and CSV file that is put there. Empty = none.</source>
        <translation>Pasta da qual o Billow importa cada fatura eletrónica e cada ficheiro CSV que lá for colocado. Vazio = nenhuma.</translation>
    </message>
    <message>
        <source>Profile by which CSV files in that folder are read. Empty = one that fits, or what the file shows.</source>
        <translation>Perfil com que são lidos os ficheiros CSV dessa pasta. Vazio = um que sirva, ou o que o ficheiro mostrar.</translation>
    </message>
    <message>
        <source>E-invoices of up to so many megabytes are kept as they came. 0 = none is kept.</source>
        <translation>As faturas eletrónicas até este tamanho em megabytes são guardadas tal como chegaram. 0 = nenhuma.</translation>
    </message>
    <message>
        <source>The invoices were deleted</source>
        <translation>As faturas foram eliminadas</translation>
    </message>
    <message>
        <source>Every check result is that of the rules in the document</source>
        <translation>Cada resultado da verificação corresponde às regras do documento</translation>
    </message>
    <message>
        <source>%1 are not</source>
        <translation>%1 não correspondem</translation>
    </message>
    <message>
        <source>the code of a currency, for example EUR</source>
        <translation>o código de uma moeda, por exemplo EUR</translation>
    </message>
    <message>
        <source>Currency of the invoices in imported files that do not show one. Empty = Billow asks.</source>
        <translation>A moeda das faturas em ficheiros importados que não a indicam. Vazio: o Billow pergunta.</translation>
    </message>
    <message>
        <source>--currency is a code such as EUR, not %1</source>
        <translation>--currency é um código como EUR, não %1</translation>
    </message>
    <message>
        <source>The currency, if the file shows none, for example EUR.</source>
        <translation>A moeda, se o ficheiro não a indicar, por exemplo EUR.</translation>
    </message>
    <message>
        <source>“%1” is not a percentage</source>
        <translation>“%1” não é uma percentagem</translation>
    </message>
    <message>
        <source>The subtotal is the sum of the columns %1</source>
        <translation>O subtotal é a soma das colunas %1</translation>
    </message>
    <message>
        <source>The VAT is the sum of the columns %1</source>
        <translation>O IVA é a soma das colunas %1</translation>
    </message>
    <message>
        <source>The total is the sum of the columns %1</source>
        <translation>O total é a soma das colunas %1</translation>
    </message>
    <message>
        <source>Add %1.</source>
        <translation>Acrescente %1.</translation>
    </message>
    <message>
        <source>The columns are %1.</source>
        <translation>As colunas são %1.</translation>
    </message>
    <message>
        <source>Import this file by itself, and choose a column or a fixed value in its preview.</source>
        <translation>Importe este ficheiro sozinho e escolha uma coluna ou um valor fixo na pré-visualização.</translation>
    </message>
    <message>
        <source>Map a field with --map FIELD=COLUMN or --map FIELD=:CONSTANT.</source>
        <translation>Atribua um campo com --map FIELD=COLUMN ou --map FIELD=:CONSTANT.</translation>
    </message>
    <message>
        <source>Who is the seller, and which currency are the amounts in?</source>
        <translation>Quem é o vendedor, e em que moeda estão os montantes?</translation>
    </message>
    <message>
        <source>internal error: a release has other invoices than those waiting</source>
        <translation>erro interno: as faturas a mostrar não correspondem às que estão por mostrar</translation>
    </message>
</context>
</TS>
