"""The words by which names of organizations are told, and the words that tell that something else is named."""

from articles.readers.wordlists import word_set

COMPANY, UNIVERSITY, INSTITUTE, ASSOCIATION = "company", "university", "think_tank", "association"
GOVERNMENT, WORLD, MEDIA, CERT = "government", "intergovernmental", "media", "cert"


def kinds(words: dict[str, str]) -> dict[str, str]:
    """The kind of organization that each word tells, from the words of each kind."""
    return {word: kind for kind, line in words.items() for word in line.split()}


LEGAL = word_set(
    "Inc Incorporated Corp Corporation Ltd Limited LLC PLC plc GmbH Pte Pty",
)
"""Legal forms: whatever stands before them is a company."""

HEADS = kinds(
    {
        COMPANY: "Inc Incorporated Corp Corporation Ltd Limited LLC PLC plc GmbH Pte Pty Company Group Holding Holdings"
        " Technologies Telecom Airlines Airways Motors Pharmaceuticals Semiconductor Semiconductors Ventures Labs Bank"
        " Electronics Robotics Biotech Brewery Breweries Railways Shipyard Microelectronics Consulting",
        UNIVERSITY: "University College Polytechnic",
        INSTITUTE: "Institute Institution Academy Laboratory Laboratories Observatory Center Centre School",
        ASSOCIATION: "Association Society Federation Union Alliance Foundation Council League Consortium Chamber"
        " Coalition Trust Guild Confederation Conservancy Museum Club",
        GOVERNMENT: "Ministry Bureau Agency Administration Commission Authority Committee Court Department Directorate"
        " Inspectorate Secretariat Office",
        WORLD: "Organization Organisation",
        MEDIA: "Broadcasting Broadcaster",
        CERT: "CERT CSIRT",
    }
) | {"Task Force": ASSOCIATION}
"""Words that end a name or begin one ("Institute of …"), and the kind of organization that they tell."""

OF_WHAT = word_set(
    "University College Institute Institution Academy School Center Centre Office Association Society Federation ",
    "Union Alliance Foundation Council League Consortium Chamber Coalition Confederation Guild Ministry Bureau ",
    "Agency Administration Commission Authority Committee Court Department Directorate Organization Organisation ",
    "Bank Laboratory Museum Secretariat Corporation Company",
)
"""Words that a name goes on behind with "of", "for" or "on"."""
BARE_OF = OF_WHAT - word_set(
    "School Court Committee College Administration Authority Laboratory Council Corporation Company Office"
)
"""Those of them with which a name may also begin."""
WITH_FIELD = word_set(
    "Office Center Centre School Administration Authority Court Committee Trust Museum Chamber",
)
"""Words that end other things too: before them a field has to stand (Research Center), or "of" behind them."""

FIELDS = word_set(
    "Accounting Advanced Aerospace Affairs Agricultural Agriculture AI Analysis Applied Archives Art Artificial ",
    "Arts Assessment Atomic Automation Aviation Banking Biology Broadcasting Building Business Certification ",
    "Chemical Chemistry Civil Climate Cloud Commerce Commercial Communication Communications Competition ",
    "Computer Computing Conservation Consumer Contemporary Control Cooperation Coordination Credit Cultural ",
    "Culture Customs Cyber Cybercrime Cybersecurity Cyberspace Data Defence Defense Democracy Design Development ",
    "Digital Diplomacy Disaster Drug Economic Economics Economy Education Educational Electric Electrical ",
    "Electronic Electronics Emergency Energy Engineering Engineers Enterprise Environment Environmental Equity ",
    "Ethics European Evaluation Exchange External Finance Financial Fisheries Food Foreign Forestry Free Freedom ",
    "Future Geological Global Governance Health Heritage History Housing Human Humanities Industrial Industries ",
    "Industry Information Infrastructure Innovation Inspection Insurance Integrity Intellectual Intelligence ",
    "Intelligent International Internet Investment Investor Journalism Justice Labor Labour Language Languages ",
    "Law Learning Legal Liberty Library Life Linguistics Logistics Machinery Management Manufacturing Marine ",
    "Maritime Market Marketing Materials Mathematical Mathematics Mechanics Media Medical Medicine ",
    "Meteorological Mobile Monetary Monitoring Network Networks News Nuclear Ocean Oceanography Open Peace ",
    "Petroleum Philosophy Physical Physics Planning Policy Political Politics Postal Posts Power Press ",
    "Prevention Privacy Property Protection Psychiatry Psychology Quality Quantum Radio Railway Reconnaissance ",
    "Reform Regulation Regulatory Relations Remote Renewable Research Resource Resources Response Rights Risk ",
    "Robotics Rural Safety Satellite Science Sciences Scientific Secure Securities Security Sensing Service ",
    "Services Shipping Social Sociology Software Space Standard Standardization Standards Statistical Statistics ",
    "Strategic Strategy Studies Supervision Supply Sustainable System Systems Tax Taxation Technical ",
    "Technological Technology Telecommunication Telecommunications Telegraph Telephone Textile Textiles Theatre ",
    "Tourism Trade Training Transport Transportation Treasury Urban Veterinary Water Weather Welfare Wildlife ",
    "Wireless Workers World Youth",
)
"""What organizations are about. Words that alone make no name: "Technology Group", "Security Council"."""

PLAIN = word_set(
    "The A An Our Their Its This That Each Every Any Some All Both Such Another Other New First Second Third ",
    "National Central State Local Federal Provincial Municipal Regional City County District Party Supreme High ",
    "Higher Public Private Standing Permanent Executive Joint Special General Senior Junior Working Expert ",
    "Advisory Steering Study Organizing Organising Preparatory Leading Task Focus User Users Parent Sister ",
    "Holding Investing Limited Trading Insurance Oil Gas Tech Technology Internet Online Software Hardware ",
    "Security Media Game Gaming Car Auto Chip Startup Shell Data Call Community Shopping Convention Conference ",
    "Exhibition Press Visitor Visitors Business Medical Health Trade Day Test Command Operations Town Support ",
    "Help Contact Service Trump Biden Obama Bush Clinton Reagan Middle Primary Elementary Secondary Grammar ",
    "Summer Night Sunday Old Civil Information Network Soviet Russian Credit Labor Labour Trades Student Secret ",
    "Select Rules Constitutional Appeals Circuit Superior Appellate Criminal Juvenile Moot Tennis Food Space ",
    "Upper Lower Independent Sub Intelligence Judiciary Appropriations Ethics Oversight Armed Men's Women's ",
    "Foreign Commerce Finance Interior Home Agriculture Education Culture Transport Environment Energy Big Good ",
    "Great Grand Little Large Small Major Main Minor Key Top Global World International",
)
"""Words that alone make no name of what follows: "National Bank", "Working Group", "Foreign Ministry"."""

NATIONS = word_set(
    "Chinese Japanese Korean Russian Indian Pakistani Vietnamese Thai Indonesian Malaysian Singaporean Filipino ",
    "Philippine American British English Scottish Welsh Irish Canadian Australian German French Italian Spanish ",
    "Portuguese Dutch Belgian Swiss Austrian Swedish Danish Norwegian Finnish Polish Czech Hungarian Romanian ",
    "Bulgarian Greek Turkish Israeli Iranian Iraqi Saudi Emirati Egyptian Kenyan Nigerian African Asian European ",
    "Latin Brazilian Mexican Argentine Chilean Cuban Ukrainian Estonian Latvian Lithuanian US U.S. UK U.K. EU ",
    "Western Eastern Northern Southern Arab Taiwanese Cambodian Mongolian Kazakh Ethiopian Ghanaian",
)
STRIPPED = NATIONS - word_set("American British Canadian African Asian European Arab Latin US U.S. Western Eastern")
"""Adjectives that stand before a company's name and belong to no such name."""

OPENERS = word_set(
    "The A An In At On By For From With Under Over After Before Since When While Where As If But And Or Yet So ",
    "However Meanwhile Moreover Also According Both Each Another Other Founded Established Led Run Owned Backed ",
    "Based Like Unlike Among Between Through Via Per Its His Her Their Our My Your This That These Those What ",
    "Which Who Last Next Today Yesterday Tomorrow Then Now Here There Earlier Later Recently Once Although ",
    "Though Because Despite During Until Within Without Inside Outside Near Behind Beyond Against Toward Towards ",
    "Into Onto Upon Of To Is Are Was Were Has Have Had Does Did Will Would Can Could May Might Should Not No ",
    "Only Even Just Still Join Read See Visit Watch Follow Contact About Photo Image Courtesy Credit Source ",
    "Copyright Besides Thus Hence Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February ",
    "March April June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct ",
    "Nov Dec Spring Autumn Winter Former Mr Mrs Ms Dr Prof Mr. Mrs. Ms. Dr. Prof. Sir Madam Lord Lady Sen. Rep. ",
    "Gov. Gen.",
)
"""Words that a sentence may begin with, right before a name that they are no part of."""

TITLES = word_set(
    "President Chairman Chairwoman Chairperson Chair Director Director-General Professor Dean Rector Secretary ",
    "Secretary-General Minister Commissioner Governor Spokesman Spokeswoman Spokesperson CEO CTO CFO COO CIO ",
    "Chief Vice Deputy Head Founder Co-founder Cofounder Partner Analyst Researcher Economist Editor ",
    "Correspondent Ambassador Administrator Executive Manager Officer Member Fellow Chancellor Provost Engineer ",
    "Scientist Judge Justice Attorney Counsel Senator Representative Mayor Leader Curator Student Students ",
    "Adviser Advisor Senior Associate Assistant Managing General Lecturer Adjunct Emeritus Co-chair ",
    "Vice-president Vice-chairman",
)
"""Offices of persons: they stand beside a name and do not belong to it."""

NOT_BEHIND = word_set(
    "Conference Conferences Congress Summit Forum Symposium Workshop Seminar Expo Exhibition Fair Festival ",
    "Meeting Dialogue Week Day Days Award Awards Prize Medal Cup Open Championship Championships Games ",
    "Tournament Act Acts Law Laws Bill Treaty Convention Agreement Accord Protocol Charter Constitution ",
    "Regulation Regulations Rules Directive Declaration Communique Report Index Survey Study Review Journal ",
    "Bulletin Quarterly Magazine Plan Program Programme Project Initiative Strategy Campaign Scheme Road Street ",
    "Avenue Boulevard Lane Station Airport Building Tower Plaza Square Park Stadium Arena Hall Bridge Hotel ",
    "Hospital Library Museum Gardens Terminal District County Province City Town Village Island River Lake ",
    "Valley Mountain Bay Beach Theatre Theater Gallery Scholarship Fellowship Edition Series App Platform System ",
    "Suite Model Phone Watch Card Cloud Drive Store Framework Standard Standards Guidelines Principles Code ",
    "Doctrine Press Hill Heights Game Show Concert Ceremony Anniversary Address Speech Lecture Handbook Guide ",
    "Manual Resolution Ordinance Case v v. vs vs. Debate Elections Election Crisis War",
)
"""Words that make something else of the name before them: a meeting, a law, a place, a publication, a product."""

KEPT_POSSESSIVES = word_set(
    "People's Women's Children's Men's King's Queen's Workers' Farmers' Veterans' Consumers' Teachers' Writers' ",
    "Journalists' Lawyers' Engineers' Manufacturers' Physicians' Students' Employers' Publishers' Youth's ",
    "Lloyd's People’s Women’s Children’s Men’s King’s Queen’s Workers’ Farmers’ Veterans’ Consumers’ Teachers’ ",
    "Writers’ Sotheby's Christie's Moody's Land's",
)
"""Possessives that are part of a name; any other ends what stands before it (China's …)."""
