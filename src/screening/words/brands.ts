/**
 * One brand in several scripts or spellings that no rule of transliteration joins (海康威视 is Hikvision). Each line: Latin
 * brand words (`_` joins a phrase), a bar, and the forms in other scripts or in pinyin. Public trade names, from general
 * knowledge; a match through this table says so and names the row. Sector is the brand's own business.
 */
export const BRANDS = `
ict huawei | 华为 хуавей 화웨이 ファーウェイ هواوي
ict zte | 中兴通讯 中兴 zhongxing_telecom zhong_xing_tong_xun zhongxing_telecommunication zhongxingtongxun
ict hikvision | 海康威视 海康 haikang_weishi haikangweishi haikang
ict ezviz | 萤石
ict dahua | 大华股份 大华技术 大华
ict hytera | 海能达 hainengda
ict fiberhome | 烽火通信 烽火科技 烽火 fenghuo
ict inspur | 浪潮 langchao
ict china_mobile | 中国移动 中国移动通信 zhongguo_yidong
ict china_telecom | 中国电信 zhongguo_dianxin
ict china_unicom | 中国联通 中国联合网络通信 中国联合网络 zhongguo_liantong china_united_network
ict tp_link tplink | 普联 普联技术 pulian
ict dji | 大疆 大疆创新 dajiang da_jiang
ict uniview | 宇视 宇视科技 yushi
ict tiandy | 天地伟业 tiandi_weiye tiandiweiye
ict quectel | 移远 移远通信 yiyuan
ict fibocom | 广和通 guanghetong
ict kaspersky | касперского касперский laboratoriya_kasperskogo
ict hisilicon | 海思
ict honor | 荣耀
ict xiaomi | 小米
ict lenovo | 联想 lianxiang
ict h3c | 新华三 华三
ict ruijie | 锐捷
ict tenda | 腾达
ict comnet | 
ict smic semiconductor_manufacturing_international | 中芯国际 中芯 zhongxin_guoji
ict ymtc yangtze_memory | 长江存储 changjiang_cunchu
ict cxmt changxin_memory | 长鑫存储 长鑫 changxin
ict boe | 京东方 jingdongfang
ict hesai | 禾赛
ict tencent | 腾讯 tengxun
ict alibaba | 阿里巴巴
ict baidu | 百度
ict sensetime | 商汤 shangtang
ict megvii | 旷视 kuangshi
ict cloudwalk | 云从
ict iflytek | 科大讯飞 讯飞 keda_xunfei
ict yitu | 依图
ict netposa | 东方网力
ict nuctech | 同方威视 tongfang_weishi
ict sugon | 曙光 中科曙光 shuguang
ict phytium | 飞腾 feiteng
ict loongson | 龙芯 longxin
ict cambricon | 寒武纪 hanwuji
ict hygon | 海光 haiguang
ict qihoo qihoo_360 | 奇虎 奇虎360
ict datang | 大唐电信 大唐
ict potevio | 普天
ict comba | 京信通信
ict meig | 美格智能
ict neoway | 有方科技
ict simcom | 芯讯通
ict baicells | 佰才邦
ict yealink | 亿联
ict tcl | 
ict hisense | 海信
ict haier | 海尔
ict oppo | 欧珀
ict vivo | 维沃
ict autel | 道通
ict cetc china_electronics_technology | 中国电科 中国电子科技
ict cec china_electronics | 中国电子信息产业 中国电子
ict samsung | 三星 삼성
ict foxconn hon_hai | 富士康 鸿海
transport crrc | 中车 中国中车
transport cosco | 中远 中远海运
transport avic aviation_industry_corporation_of_china | 中航工业 中国航空工业
transport norinco china_north_industries | 中国兵器工业 北方工业
transport byd | 比亚迪
energy catl contemporary_amperex | 宁德时代
energy cnooc | 中海油 中国海洋石油
energy sinopec | 中石化 中国石化
energy petrochina cnpc | 中石油 中国石油
energy gazprom | газпром
energy rosneft | роснефть
energy lukoil | лукойл
military rostec | ростех
military almaz_antey | алмаз_антей
finance sberbank | сбербанк
finance vtb | втб
`;
