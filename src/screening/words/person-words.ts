/** Titles and forms of address. They identify nobody, and are left out unless nothing else is left. */
export const TITLES = new Set(
  `mr mrs ms miss dr prof professor sir lord lady dame madame monsieur herr frau senor senora don dona sheikh shaikh shaykh cheikh sheik haji hajji
  hadji hajj haj alhaj mullah mulla mawlawi maulavi mawlavi maulawi moulavi maulana qari ustad ustaz imam ayatollah hojjatoleslam president general gen colonel col
  major maj captain capt lieutenant lt brigadier commander admiral sergeant minister ambassador senator king queen prince princess emir comrade eng engineer engr
  jr sr phd md esq hon rev father brother sister chairman director akhund0 commandant marshal haaji`.split(/\s+/),
);

/** Joining words inside personal names; they come and go between spellings. */
export const PARTICLES = new Set(
  `al el ul ur ad as az ash at ibn bin ben bint binti binte van von der den de da das do dos del della di du la le las los y e ter ten zu zum af av
  ould oulad wald walad ag abd0 oglu ogly uulu kyzy qizi of the und and ibnu b l d u`.split(/\s+/),
);

/** Spellings of the servant-of prefix in Arabic names, all read as `abd`. */
export const ABD = new Set('abd abdu abdul abdel abdal abdoul abdol abdur abdurr abdus abdulla0 abdelal'.split(' '));

/**
 * Names that are one name in several languages, or short for one another. Own list from general knowledge; one group per
 * line. Spelling variants that sound alike need no line.
 */
export const NAME_GROUPS = `
alexander aleksandr alexandre alessandro alejandro alexandros sasha alex oleksandr aliaksandr iskander sandor olexandr alexandr alyaksandr
alexei aleksei alexey aleksey alexis oleksii aliaksei alyaksey
andrew andrei andrey andreas andre andres andrzej andrii andy ondrej andrea anders
anthony antony tony antonio antoine anton antonin
john juan jean jan johann johannes hans ivan giovanni joao jon jack johnny sean ian yahya yuhanna iain hannes jonny jens janos
joseph josef jose giuseppe yusuf youssef yousef yosef joe joey jozef iosif osip yusif jusuf
james jim jimmy jaime diego jacob jacques giacomo jamie yakov yaqub jakob yaakov jakub iakov yaqoob
william bill billy will willy wilhelm guillermo guillaume willem liam guglielmo vilhelm
robert bob bobby rob robbie roberto bert
richard rick dick ricky ricardo rich riccardo
charles charlie chuck carlos karl carl carlo karel karol
michael mike mick mikhail miguel michel michele mikael mihail mykola0 misha mickey mihai mikhael mykhailo michal mihaly
nicholas nick nicolas nikolai nikolay nikolaos nicolae nicola mykola mikalai klaus niklas nikola nikolaus
peter pete petr pyotr pierre pedro pietro piotr petro petros piatr petar
paul pablo paolo pavel pawel pavlo paulo pavlos boulos bulus
george georg jorge georges giorgio georgi georgy yuri yury jurij jiri yurii giorgi georgios jerzy iurii yuriy juri gheorghe heorhii jurgen
thomas tom tommy tomas tommaso tomasz toma
theodore ted teddy theo theodor fyodor fedor teodor
edward ed eddie ted0 eduard eduardo ned edouard
francis frank francisco francesco francois franz frans pancho ferenc
frederick fred freddy friedrich frederik federico frederic fredrik fryderyk
henry harry heinrich enrique henri hank enrico hendrik henrik
louis luis lewis ludwig luigi luiz lajos
stephen steve stefan steven esteban etienne stepan stephane stefano stefanos istvan stepan stevan
philip phil philippe felipe filip filippo philipp
gregory greg grigory gregorio grigori grigorii hryhorii
daniel dan danny daniil danilo danylo daniele
david dave davide dawid dawud daoud davit davyd dovid
matthew matt mateo matteo matthias matvei mathieu matheus matias matthieu
martin marty martino marten
mark marc marco marcus marko marcos markus
anatoly anatolii anatoli
elizabeth liz beth elisabeth isabel isabella elizaveta betty eliza lisbeth elisaveta yelizaveta
catherine kate katherine katarina ekaterina yekaterina caterina kathy cathy katrin kateryna katya catalina katharina karin
mary maria marie mariam maryam miriam marya mariya
anna ann anne hannah ana anya hanna anne
margaret maggie margarita peggy marguerite margareta meg
helen elena yelena olena helena ellen lena eleni alena
susan susanne suzanne susanna sue zuzana susana
julia yulia iuliia julie yuliya giulia
sergei sergey serhiy serge sergio siarhei sergejs sergii
dmitry dmitri dmitrii dmytro dimitri dzmitry dima dimitrios dmitriy
vladimir wladimir volodymyr uladzimir vova waldemar vladimer
eugene evgeny evgenii yevgeny yevhen eugen eugenio evgeniy yevgeniy
vasily vasili vasyl basil vasilii vassily vasiliy vasil
viktor victor wiktor viktar
oleg oleh aleh
igor ihor ihar
konstantin constantine kostya kostiantyn kanstantsin constantin
yaroslav jaroslav iaroslav
mohammed muhammad mohamed mohammad mehmet muhammed mohamad mohd mahomed mukhammad magomed muhamad mohamud muhammet mohamet md0 magomet
ahmed ahmad ahmet akhmed akhmad akhmat achmed achmad
mahmoud mahmud mahmood mehmud makhmud
hussein husain hussain huseyin husayn hossein hosein hussien housseine guseyn huseynov0 hossain husein
hassan hasan hassen hasn khasan gasan
ali aly
omar umar omer umer
othman osman uthman usman ousmane uthmaan
ibrahim abraham ebrahim avraham ibrahima abram abe
ismail ismael ishmael esmail ismayil esmaeil
isaac ishaq itzhak yitzhak isac eshaq
moses musa moussa moshe mousa mose
jesus isa issa eisa yeshua
solomon suleiman sulayman sulaiman suleyman soleiman shlomo soliman
abdullah abdallah abdulla abdoullah abdollah abdellah
abdulrahman abdurrahman abderrahmane abdelrahman abdirahman
khalid khaled halid
jamal gamal djamal cemal jamaal
rashid rachid rasheed
said saeed sayeed saiid saed
samuel sam sami0 shmuel samuil
saul shaul
benjamin ben benny binyamin
patrick pat patricio patrik padraig
edmund edmond edmundo
lawrence larry laurence lorenzo laurent lars lavrenti
raymond ray ramon raimundo
ronald ron ronnie ronaldo
donald don donnie
kenneth ken kenny
gerald gerry jerry gerard gerardo gerhard
timothy tim timofey
christopher chris kit christoph cristobal christophe kristofer krzysztof cristoforo
christian kristian cristian
arthur arturo artur art
albert alberto al0 bert0 albrecht
alfred alfredo fred0
leo leon leonid lev leonard leonardo lenny
maxim maksim max maxime maximilian
walter walt gualtiero
xavier javier
ernest ernesto ernst ernie
hugh hugo huw
jeffrey jeff geoffrey geoff
jonathan jon0 yonatan
joshua josh yehoshua
nathan nathaniel natan
zachary zach zakaria zakariya zechariah zekeriya zacharias
elias ilyas elijah ilya eli
tamara tamar
sophia sofia sofya sophie zofia
natalia natalya nataliya natalie natasha nataliia
olga olha volha
tatiana tatyana tetiana
victoria viktoria viktoriya vicky
valery valeri valerii valeriy valerio
vitaly vitalii vitali vitaliy
gennady gennadi gennadii hennadii gennadiy
arkady arkadi arkadii
denis dionisio denys dennis dionysios
`;

/**
 * Frequent name parts: how common a part is decides how much agreement on it is worth. Own list from general knowledge; the
 * first line is the most frequent.
 */
export const COMMON_PARTS = `
mohammed muhammad mohammad mohamed ahmed ahmad ali hassan hasan hussein husayn hussain abdullah abdallah ibrahim khan kim lee li wang zhang maria jose juan john abd mahmoud khalid omar singh kumar john james robert michael david mary patricia jennifer linda elizabeth luis carlos antonio jesus manuel alexander sergey vladimir aleksandr andrei ivan
liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo park choi jung kang cho yoon jang lim min nguyen tran le pham smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez perez sanchez ramirez torres flores rivera gomez diaz reyes cruz morales ortiz gutierrez said salim saleh salah mustafa yusuf ismail osman othman abdul rahman rashid hamid karim jamal nasser nasir rahim aziz latif bakr abu hamza haji mullah sayed sayyid shah akhund gul noor din allah ullah mohammadi hosseini ahmadi karimi rezaei reza mehdi mahdi abbas javad kazem hamed saeed majid hamad sultan salman faisal fahd turki bandar saud khalil walid tariq bilal adel samir nabil ziad fadi hani rami imad ghassan nikolai dmitry alexei igor oleg yuri viktor mikhail anatoly pavel konstantin maxim roman evgeny vasily anna elena olga natalia tatiana irina svetlana marina yulia ekaterina ivanov petrov smirnov popov kuznetsov volkov sokolov lebedev novikov morozov alexandrovich vladimirovich nikolaevich sergeevich ivanovich viktorovich mikhailovich petrovich yurievich anatolyevich alekseevich dmitrievich vladimirovna alexandrovna nikolaevna sergeevna jean pierre michel jacques francois marie anne paul peter thomas william richard charles joseph george edward henry daniel matthew mark christopher andrew steven kevin brian eric jason laura sarah jessica emily martin simon patrick frank max hans karl peter stefan andreas christian wolfgang mario marco giuseppe francesco giovanni jorge miguel francisco javier fernando rafael pedro pablo alejandro ricardo eduardo roberto alberto sergio enrique raul oscar victor hugo mario angel ramon hector arturo julio cesar ana carmen rosa isabel aung win myint htun kyaw tun maung hla than khin soe oo jong chol yong song hyok nam sik chun ho su il hun chang kyong myong un pak choe ri paek an o ra so jin ming wei jun hua ping hong lei tao qiang gang bin bo yan ying jing fang xin hai feng long xiao guang guo zhi
`;
