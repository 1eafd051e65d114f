"""Pages of outlets in Germany, France, Spain and Russia, about laws and offices that exist. No outlet wrote them so."""

# ruff: noqa: E501 (the lines are those of the documents)

from tests.understanding.documents.document import Document

DOCUMENTS = [
    Document(
        "heise",
        """\
heise online
Security
IT-Sicherheitsgesetz 2.0: Was Betreiber jetzt wissen müssen
Das Gesetz gibt dem BSI mehr Befugnisse und Betreibern mehr Pflichten.
Lesezeit: 3 Min. In Pocket speichern
28.05.2021, 10:14 Uhr
Von Anna Beispiel

Das IT-Sicherheitsgesetz 2.0 ist am 28. Mai 2021 in Kraft getreten. Das Bundesamt für Sicherheit in der Informationstechnik darf nun Komponenten untersuchen und Mindeststandards für den Bund festlegen.

Betreiber kritischer Infrastrukturen müssen Systeme zur Angriffserkennung einsetzen. Der Bundestag hatte das Gesetz im April 2021 verabschiedet.

(abc)
""",
        title="IT-Sicherheitsgesetz 2.0: Was Betreiber jetzt wissen müssen",
        published_on="2021-05-28",
        published_time="10:14:00",
        published_zone=None,
        outlet="heise online",
        byline=["Anna Beispiel"],
        language="de",
        organizations={"Bundestag", "Federal Office for Information Security"},
        begins="Das IT-Sicherheitsgesetz 2.0 ist",
    ),
    Document(
        "dpa dateline",
        """\
Digitales: Bundesregierung stellt Cyberstrategie vor

Berlin (dpa) - Die Bundesregierung hat im September 2021 eine neue Cybersicherheitsstrategie beschlossen. Sie löst die Strategie von 2016 ab und nennt als Leitlinie unter anderem die digitale Souveränität. Zuständig ist das Bundesministerium des Innern.
""",
        title="Digitales: Bundesregierung stellt Cyberstrategie vor",
        published_on=None,
        place="Berlin",
        agency="dpa",
        language="de",
        begins="Die Bundesregierung hat",
    ),
    Document(
        "spiegel",
        """\
Netzwelt
EU-Datenschutz
Die DSGVO gilt ab heute
Seit heute gilt die Datenschutz-Grundverordnung in allen Mitgliedstaaten der EU.
25.05.2018, 06.12 Uhr
DER SPIEGEL

Die Verordnung wurde 2016 beschlossen und gilt seit dem 25. Mai 2018 unmittelbar. Unternehmen müssen seither belegen können, dass sie Daten rechtmäßig verarbeiten. Die Europäische Kommission hatte den Entwurf im Januar 2012 vorgelegt.
""",
        published_on="2018-05-25",
        published_time="06:12:00",
        published_zone=None,
        outlet="Der Spiegel",
        language="de",
        organizations={"European Commission"},
        begins="Die Verordnung wurde 2016",
    ),
    Document(
        "handelsblatt suffix",
        """\
Telekommunikation: Wie die Netze sicherer werden sollen - Handelsblatt

Berlin, Bonn. Für den Ausbau der Netze gilt in Deutschland ein Katalog von Sicherheitsanforderungen, den die Bundesnetzagentur mit dem Bundesamt für Sicherheit in der Informationstechnik veröffentlicht hat. Er betrifft auch die Deutsche Telekom und Telefónica.
""",
        title="Telekommunikation: Wie die Netze sicherer werden sollen",
        outlet="Handelsblatt",
        language="de",
        published_on=None,
    ),
    Document(
        "apa austria",
        """\
Netzpolitik: EU-Staaten müssen NIS-Richtlinie umsetzen

Wien (APA) - Die zweite Richtlinie über Netz- und Informationssicherheit ist am 16. Jänner 2023 in Kraft getreten. Die Mitgliedstaaten hatten bis Oktober 2024 Zeit, sie in nationales Recht zu übertragen.

(Schluss) xyz/abc
""",
        title="Netzpolitik: EU-Staaten müssen NIS-Richtlinie umsetzen",
        place="Wien",
        agency="APA",
        language="de",
        published_on=None,
    ),
    Document(
        "le monde",
        """\
Pixels Sécurité informatique
Ce que change la directive NIS 2 pour les entreprises
Le texte européen élargit le nombre d'entités soumises à des obligations de cybersécurité.
Par Camille Exemple
Publié le 17 janvier 2023 à 11h05, modifié le 18 janvier 2023 à 09h30
Temps de Lecture 3 min.

La directive NIS 2 est entrée en vigueur le 16 janvier 2023. En France, l'ANSSI, l'Agence nationale de la sécurité des systèmes d'information, créée en juillet 2009, en prépare l'application.

Les Etats membres disposaient de vingt et un mois pour transposer le texte proposé par la Commission européenne en décembre 2020.

Camille Exemple
""",
        title="Ce que change la directive NIS 2 pour les entreprises",
        published_on="2023-01-17",
        published_time="11:05:00",
        published_zone=None,
        byline=["Camille Exemple"],
        language="fr",
        organizations={"ANSSI", "European Commission"},
        begins="La directive NIS 2 est entrée",
    ),
    Document(
        "figaro afp",
        """\
Le Figaro avec AFP
Publié le 25/05/2018 à 08:15
Protection des données : le règlement européen s'applique

Le règlement général sur la protection des données s'applique depuis vendredi dans toute l'Union européenne. La CNIL, l'autorité française, peut prononcer des amendes allant jusqu'à 4 % du chiffre d'affaires mondial d'une entreprise.
""",
        title="Protection des données : le règlement européen s'applique",
        published_on="2018-05-25",
        outlet="Le Figaro",
        agency="Agence France-Presse",
        language="fr",
    ),
    Document(
        "rfi",
        """\
RFI
Asie-Pacifique
Chine : la loi sur la cybersécurité entre en vigueur
Publié le : 01/06/2017 - 07:42

Pékin – La loi chinoise sur la cybersécurité, adoptée en novembre 2016 par l'Assemblée nationale populaire, est entrée en vigueur jeudi. Elle oblige les exploitants d'infrastructures à conserver en Chine les données personnelles.
""",
        title="Chine : la loi sur la cybersécurité entre en vigueur",
        published_on="2017-06-01",
        outlet="Radio France Internationale",
        language="fr",
        organizations={"National People's Congress"},
    ),
    Document(
        "el pais",
        """\
EL PAÍS
Tecnología
La ley china de protección de datos personales entra en vigor
La norma se parece en varios puntos al reglamento europeo
Lucía Ejemplo
Madrid - 01 nov 2021 - 05:30 CET

La ley china de protección de la información personal entró en vigor el 1 de noviembre de 2021. La norma, aprobada en agosto, obliga a empresas como Alibaba y Tencent a pedir el consentimiento de los usuarios y limita el envío de datos al extranjero.
""",
        title="La ley china de protección de datos personales entra en vigor",
        published_on="2021-11-01",
        published_time="05:30:00",
        published_zone="CET",
        outlet="El País",
        language="es",
        organizations={"Alibaba Group", "Tencent"},
    ),
    Document(
        "efe",
        """\
Seguridad informática: el Incibe, con sede en León, cumple su función

León, 17 nov (EFE).- El Instituto Nacional de Ciberseguridad, Incibe, tiene su sede en León y depende del ministerio para la transformación digital. Atiende a ciudadanos y empresas en el teléfono 017.
""",
        title="Seguridad informática: el Incibe, con sede en León, cumple su función",
        place="León",
        agency="EFE",
        language="es",
        published_on=None,
        organizations={"INCIBE"},
        begins="El Instituto Nacional",
    ),
    Document(
        "tass ru",
        """\
МОСКВА, 1 ноября. /ТАСС/. Закон о надежном функционировании российского сегмента интернета вступил в силу 1 ноября 2019 года. Документ предусматривает централизованное управление сетью, которое осуществляет Роскомнадзор.
""",
        title=None,
        place="МОСКВА",
        agency="TASS",
        language="ru",
        begins="Закон о надежном",
    ),
    Document(
        "ria ru",
        """\
Закон о "суверенном интернете" вступил в силу - РИА Новости, 01.11.2019
03:00 01.11.2019 (обновлено: 10:12 01.11.2019)

МОСКВА, 1 ноя - РИА Новости. Закон, который называют законом о "суверенном интернете", вступил в силу в пятницу. Операторы связи должны установить технические средства противодействия угрозам.
""",
        published_on="2019-11-01",
        place="МОСКВА",
        agency="RIA Novosti",
        language="ru",
        begins="Закон, который называют",
    ),
    Document(
        "kommersant",
        """\
Коммерсантъ
17 ноября 2016, 00:15
Закон о хранении данных: что меняется для операторов

Федеральный закон о хранении данных был подписан в июле 2016 года. Операторы обязаны хранить сообщения абонентов до шести месяцев. Правила касаются «Ростелекома» и других компаний.
""",
        title="Закон о хранении данных: что меняется для операторов",
        published_on="2016-11-17",
        outlet="Kommersant",
        language="ru",
    ),
    Document(
        "ansa",
        """\
Cybersicurezza, nasce l'Agenzia nazionale

(ANSA) - ROMA, 04 AGO - L'Agenzia per la cybersicurezza nazionale è stata istituita nell'agosto 2021, con la conversione in legge di un decreto del 14 giugno. Ha sede a Roma e coordina la difesa delle reti pubbliche.
""",
        title="Cybersicurezza, nasce l'Agenzia nazionale",
        place="ROMA",
        agency="ANSA",
        language="it",
        begins="L'Agenzia per la cybersicurezza",
    ),
]
