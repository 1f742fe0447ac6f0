/**
 * Places that occur in company names: `code: names`, ISO 3166-1 code (lower case) first. Names are folded; a phrase's words
 * are separated by `_`. A country's first name stands for the country; cities and regions stand for themselves and know
 * their country. Own table from general knowledge.
 */
export const PLACES = `
af: afghanistan afghan kabul kandahar herat
ae: uae emirates united_arab_emirates dubai abu_dhabi sharjah ajman
al: albania tirana
am: armenia yerevan
ar: argentina buenos_aires
at: austria osterreich vienna wien
au: australia australian sydney melbourne
az: azerbaijan baku
ba: bosnia bosnia_and_herzegovina sarajevo
bd: bangladesh dhaka
be: belgium brussels antwerp
bg: bulgaria sofia
bh: bahrain manama
br: brazil brasil brazilian sao_paulo rio_de_janeiro
by: belarus belorussian minsk gomel grodno brest_belarus vitebsk mogilev
ca: canada canadian toronto ontario montreal quebec vancouver alberta
cd: drc congo dr_congo kinshasa
ch: switzerland swiss schweiz suisse zurich geneva
cl: chile santiago
cn: china chinese prc zhongguo cn beijing shanghai tianjin chongqing shenzhen guangzhou hangzhou nanjing wuhan chengdu xian changsha zhengzhou jinan qingdao dalian shenyang harbin changchun suzhou wuxi ningbo xiamen fuzhou hefei nanchang kunming guiyang nanning lanzhou urumqi taiyuan shijiazhuang hohhot zhuhai dongguan foshan huizhou zhongshan changzhou nantong wenzhou yantai weihai luoyang mianyang guangdong zhejiang jiangsu shandong sichuan hubei hunan henan hebei fujian anhui jiangxi shaanxi shanxi yunnan guizhou guangxi hainan xinjiang liaoning jilin heilongjiang inner_mongolia gansu qinghai ningxia tibet chengde baoding tangshan langfang jiaxing shaoxing jinhua taizhou huzhou hangzou pudong jiangyin kunshan changshu zhangjiagang taicang yixing yangzhou zhenjiang xuzhou lianyungang huaian yancheng suqian taixing jiangmen zhanjiang maoming zhaoqing qingyuan shantou chaozhou jieyang shaoguan heyuan meizhou yangjiang quanzhou zhangzhou putian longyan sanming nanping ningde lishui quzhou zhoushan wuhu bengbu anqing maanshan huainan tongling chuzhou xiangyang yichang jingzhou jingmen xiaogan huangshi huanggang zhuzhou xiangtan hengyang yueyang changde chenzhou weifang zibo linyi jining dezhou liaocheng rizhao heze kaifeng xinxiang anyang nanyang xuchang jiaozuo xianyang baoji weinan hanzhong deyang leshan zigong luzhou nanchong yibin guilin liuzhou beihai wuzhou haikou sanya anshan jinzhou daqing qiqihar baotou ordos yinchuan xining lhasa wulanchabu jiujiang ganzhou yichun shangrao guian tongxiang haining cixi yuyao dezhou qinhuangdao cangzhou handan
co: colombia bogota medellin
cu: cuba cuban havana
cy: cyprus nicosia limassol
cz: czech czechia czech_republic prague praha
de: germany german deutschland berlin munich munchen hamburg frankfurt koln cologne stuttgart dusseldorf dortmund essen leipzig bremen dresden hannover hanover nurnberg nuremberg bavaria bayern
dk: denmark danmark copenhagen
dz: algeria algiers
ec: ecuador quito
ee: estonia tallinn
eg: egypt egyptian cairo
es: spain espana spanish madrid barcelona
et: ethiopia
eu: europe european europa
fi: finland suomi helsinki
fr: france french paris lyon
gb: uk united_kingdom great_britain britain british england london scotland wales u_k manchester birmingham glasgow edinburgh bristol leeds sheffield belfast
ge: georgia georgian tbilisi
gh: ghana accra
gr: greece hellas athens
hk: hong_kong hongkong hk h_k kowloon xianggang
hr: croatia hrvatska zagreb
hu: hungary budapest
id: indonesia indonesian jakarta
ie: ireland irish dublin eire
il: israel israeli tel_aviv
in: india indian mumbai delhi new_delhi bangalore bengaluru chennai hyderabad kolkata calcutta pune ahmedabad gurgaon gurugram noida jaipur lucknow kanpur surat indore nagpur coimbatore kochi
iq: iraq iraqi baghdad
ir: iran iranian tehran isfahan esfahan shiraz tabriz mashhad karaj qom ahvaz ahwaz kermanshah kerman rasht yazd bandar_abbas zahedan arak qazvin zanjan sanandaj bushehr semnan
it: italy italia italian milan milano rome roma
jo: jordan amman
jp: japan japanese nippon tokyo osaka yokohama nagoya kyoto kobe fukuoka sapporo kawasaki hiroshima
ke: kenya nairobi
kg: kyrgyzstan kyrgyz bishkek
kh: cambodia phnom_penh
kp: north_korea dprk pyongyang
kr: korea korean south_korea seoul busan incheon daegu daejeon gwangju suwon ulsan seongnam pyeongtaek gyeonggi
kw: kuwait
kz: kazakhstan kazakh almaty astana
lb: lebanon lebanese beirut
li: liechtenstein
lk: sri_lanka colombo
lr: liberia
lt: lithuania vilnius
lu: luxembourg luxemburg
lv: latvia riga
ly: libya libyan tripoli
ma: morocco casablanca
md: moldova chisinau
mh: marshall_islands
mk: macedonia
mm: burma myanmar myanma yangon
mn: mongolia ulaanbaatar
mo: macau macao
mt: malta
mx: mexico mexicana mexicano
my: malaysia malaysian kuala_lumpur penang
ng: nigeria lagos
nl: netherlands nederland holland dutch amsterdam rotterdam
no: norway norge oslo
nz: new_zealand auckland
om: oman muscat
pa: panama
pe: peru lima
ph: philippines manila
pk: pakistan pakistani karachi lahore islamabad rawalpindi peshawar quetta faisalabad multan gujranwala sialkot
pl: poland polska polish warsaw warszawa
ps: palestine palestinian gaza
pt: portugal lisbon lisboa
qa: qatar doha
ro: romania bucharest
rs: serbia belgrade beograd
ru: russia russian rossiya rossii moscow moskva moskovskii st_petersburg saint_petersburg sankt_peterburg petersburg novosibirsk yekaterinburg kazan siberian ural rossiiskaya nizhny_novgorod nizhniy_novgorod nizhnij_novgorod samara omsk chelyabinsk rostov ufa perm voronezh volgograd krasnodar krasnoyarsk saratov tyumen izhevsk barnaul irkutsk khabarovsk vladivostok yaroslavl tomsk orenburg kemerovo ryazan penza lipetsk tula kirov cheboksary kaliningrad bryansk kursk ulyanovsk magnitogorsk smolensk murmansk arkhangelsk belgorod kaluga vladimir_oblast zelenograd dubna obninsk tatarstan bashkortostan siberia urals kuban yakutsk kamchatka sakhalin novorossiysk taganrog severodvinsk komsomolsk_on_amur petrozavodsk pskov novgorod moskovskiy moskovsky rossiiskii rossiyskiy rossiyskaya uralskiy uralsky
sa: saudi saudi_arabia riyadh jeddah ksa
sd: sudan sudanese khartoum
se: sweden sverige swedish stockholm
sg: singapore
si: slovenia ljubljana
sk: slovakia bratislava
so: somalia somali mogadishu
sy: syria syrian damascus aleppo homs latakia hama deir_ezzor idlib
th: thailand thai bangkok
tj: tajikistan dushanbe
tm: turkmenistan
tn: tunisia tunis
tr: turkey turkiye turkish turk istanbul ankara izmir bursa antalya adana konya gaziantep mersin kayseri kocaeli gebze
tw: taiwan taiwanese taipei hsinchu taoyuan taichung kaohsiung tainan
ua: ukraine ukrainian ukraina kiev kyiv kharkiv odessa crimea crimean sevastopol donetsk luhansk dnipro dnepropetrovsk lviv lvov zaporizhzhia zaporozhye mariupol mykolaiv nikolaev kherson feodosia kerch simferopol yalta
ug: uganda kampala
us: usa united_states us america american americas united_states_of_america u_s u_s_a new_york california texas florida boston chicago dallas washington los_angeles san_francisco san_jose san_diego houston atlanta seattle miami denver philadelphia new_jersey pennsylvania ohio michigan illinois massachusetts colorado arizona utah oregon virginia maryland georgia_usa minnesota nevada
uz: uzbekistan tashkent
ve: venezuela caracas
vg: bvi british_virgin_islands
ky: cayman cayman_islands
vn: vietnam viet_nam hanoi ho_chi_minh saigon da_nang hai_phong
ye: yemen yemeni sanaa
za: south_africa johannesburg cape_town
xa: asia asian pacific asia_pacific apac
xb: africa african
xc: middle_east gulf
xd: latin_america latam
`;

/** Han place names by their pinyin or English form in `PLACES`. */
export const HAN_PLACES: Readonly<Record<string, string>> = {
  中国: 'china',
  北京: 'beijing',
  上海: 'shanghai',
  天津: 'tianjin',
  重庆: 'chongqing',
  深圳: 'shenzhen',
  广州: 'guangzhou',
  杭州: 'hangzhou',
  南京: 'nanjing',
  武汉: 'wuhan',
  成都: 'chengdu',
  西安: 'xian',
  长沙: 'changsha',
  郑州: 'zhengzhou',
  济南: 'jinan',
  青岛: 'qingdao',
  大连: 'dalian',
  沈阳: 'shenyang',
  哈尔滨: 'harbin',
  长春: 'changchun',
  苏州: 'suzhou',
  无锡: 'wuxi',
  宁波: 'ningbo',
  厦门: 'xiamen',
  福州: 'fuzhou',
  合肥: 'hefei',
  南昌: 'nanchang',
  昆明: 'kunming',
  珠海: 'zhuhai',
  东莞: 'dongguan',
  佛山: 'foshan',
  广东: 'guangdong',
  浙江: 'zhejiang',
  江苏: 'jiangsu',
  山东: 'shandong',
  四川: 'sichuan',
  湖北: 'hubei',
  湖南: 'hunan',
  河南: 'henan',
  河北: 'hebei',
  福建: 'fujian',
  安徽: 'anhui',
  江西: 'jiangxi',
  陕西: 'shaanxi',
  山西: 'shanxi',
  云南: 'yunnan',
  新疆: 'xinjiang',
  辽宁: 'liaoning',
  吉林: 'jilin',
  香港: 'hong_kong',
  台湾: 'taiwan',
  澳门: 'macau',
  美国: 'usa',
  日本: 'japan',
  英国: 'uk',
  欧洲: 'europe',
  亚洲: 'asia',
  省: '',
  市: '',
}; // prettier-ignore
