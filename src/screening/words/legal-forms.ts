/**
 * Legal forms by what they mean, so that `GmbH` and `ООО` compare as equal kinds. Written from the ISO 20275 code list
 * (GLEIF, CC0) and common usage; each phrase is folded text, words separated by one space, dots of initials removed.
 * `private`: liability limited, shares not public. `public`: joint-stock and corporations. `partnership`; `state`;
 * `group`: words that say "group of firms"; `company`: a bare word for company, which says little.
 */
export const LEGAL_FORMS: Readonly<Record<LegalKind, string>> = {
  private: `ltd|limited|lted|limted|ltda|limitada|llc|l l c|lc|ltd co|limited liability company|limited liability co|company with limited liability|limited liability
    co ltd|co limited|company limited|company ltd|coltd|co ltda|pvt ltd|pvt limited|private limited|pte ltd|pte limited|pte|pty ltd|pty limited|pty|proprietary limited|private limited company
    p ltd|sdn bhd|bhd|sdn|gmbh|ges m b h|gesmbh|gesellschaft mit beschrankter haftung|ug|ug haftungsbeschrankt|mbh|gmbh and co kg|gmbh co kg|gmbh and co
    sarl|s a r l|societe a responsabilite limitee|eurl|sarlu|suarl|srl|s r l|societa a responsabilita limitata|sociedad de responsabilidad limitada
    s de rl|s de rl de cv|s de r l de c v|s de r l|sl|slu|s l|sociedad limitada|lda|limitada|eireli|bv|b v|besloten vennootschap|bvba|sprl|cvba|kft|korlatolt felelossegu tarsasag
    sp zoo|sp z o o|spolka z o o|spolka z ograniczona odpowiedzialnoscia|spzoo|sro|s r o|spol s r o|doo|d o o|dooel|ood|eood|uab|sia|ou|osauhing|oy|ab oy|aps|anpartsselskab|ehf
    ooo|too|obshchestvo s ogranichennoi otvetstvennostyu|obschestvo s ogranichennoy otvetstvennostyu|obshchestvo s ogranichennoy otvetstvennostyu|tovarishchestvo s ogranichennoi otvetstvennostyu
    tov|tzov|mchj|mmc|shpk|epe|ltd sti|limited sirketi|ltd sirketi|sti|limited sti|fzco|fz llc|fze|fzc|fz co|dmcc|wll|w l l|spc|zmm|jlt
    yk|yugen kaisha|godo kaisha|gk|yuhan hoesa|youxian gongsi|youxian zeren gongsi|you xian gong si|you xian ze ren gong si|jt|cong ty tnhh|tnhh|proprietary|private|cc|lllp|ulc|sdn berhad|berhad
    limited company|co l l c|co llc|company llc|ltd liability co|ltee|limitee`,
  public: `ae|anonymi etaireia|anonymi etairia|anonimi eteria|anonimi etairia|inc|incorporated|incorporation|inc ltd|corp|corporation|coorporation|corporacion|corp ltd|corporation limited|corp limited|plc|public limited company|pcl|public company limited|p l c
    ag|aktiengesellschaft|sa|s a|sociedad anonima|societe anonyme|sa de cv|s a de c v|sab de cv|s a b de c v|sapi de cv|s a p i de c v|sociedad anonima de capital variable|s a s|sas|sasu|saas|societe par actions simplifiee
    spa|s p a|societa per azioni|nv|n v|naamloze vennootschap|se|societas europaea|ab|aktiebolag|as|a s|asa|oyj|aktieselskab|hf|nyrt|zrt|rt|reszvenytarsasag|ad|a d|ead|d d|dd|a o|ao|pao|oao|zao|aao|zat|pat|prat|vat|aktsionernoe obshchestvo
    otkrytoe aktsionernoe obshchestvo|zakrytoe aktsionernoe obshchestvo|publichnoe aktsionernoe obshchestvo|publichnoye aktsionernoye obschestvo|aktsionernoye obschestvo|otkrytoye aktsionernoye obshchestvo|zakrytoye aktsionernoye obshchestvo
    jsc|ojsc|pjsc|cjsc|pjs|ojs|jsco|jscb|j s c|joint stock company|open joint stock company|closed joint stock company|public joint stock company|joint stock co|private joint stock company|psc|p s c|joynt stock company
    saoc|saog|kpsc|ksc|ksck|kscc|bsc|b s c|qpsc|qsc|saipa|sal|s a l|anonim sirketi|anonim sirket|a s|as sti|kk|kabushiki kaisha|k k|kabushikigaisha|chusik hoesa|jusik hoesa|gufen youxian gongsi|gu fen you xian gong si|share limited
    stock co|tbk|persero|pt|p t|perseroan terbatas|perseroan|pt tbk|sc|sca|sgps|spolka akcyjna|s a u|sau|saic|s a i c|ssa|p j s c|public company|public corporation|joint venture|jv|joint venture company|jv co|joint stock`,
  partnership: `oe|llp|l l p|lp|l p|limited partnership|limited liability partnership|kg|k g|ohg|o h g|kgaa|kg a a|snc|s n c|scs|cv|c v|vof|v o f|gbr|e k|ek|kommanditgesellschaft|slp|s e n c|gp|general partnership|partnership|co kg|and co kg|s en c|s c|hb|kb|ks|as ks|dba`,
  state: `fgup|fgu p|federal state unitary enterprise|federalnoe gosudarstvennoe unitarnoe predpriyatie|state unitary enterprise|gup|mup|rup|unitary enterprise|state owned enterprise|state enterprise|republican unitary enterprise
    federal state budgetary institution|federal state institution|federal state autonomous|federal state budget institution|fsue|fgbu|fgbun|fgau|fgbou|gosudarstvennoe unitarnoe predpriyatie|e v|ev|asbl|vzw|npo|ngo|nko|ano|stichting|epic|gie|geie|eesv|ep|tov`,
  group: `group|grp|groupe|gruppe|grupo|gruppo|gruppa|grup|holding|holdings|hldg|hldgs|hldngs|kholding|holding company|jituan|ji tuan|group of companies|group company|gruppa kompanii|ggroup|konzern|concern|kontsern|topluluk|enterprises|enterprise|undertaking`,
  company: `co|company|cie|compagnie|compania|comp|cia|companhia|kompaniya|kompania|kompani|companies|firma|firm|sirketi|sirket|sherkat|sharikat|sharika|gongsi|gong si|gaisha|kaisha|hoesa|societe|sociedad|societa|the company|kompaniia|obshchestvo|maatschappij|bros|sons|and sons|and co|obchestvo`,
};

/** What a legal form says about the body behind it. */
export type LegalKind = 'private' | 'public' | 'partnership' | 'state' | 'group' | 'company';

/** Chinese, Japanese and Korean endings, longest first; the kind as above. */
export const HAN_LEGAL_FORMS: readonly (readonly [string, LegalKind])[] = [
  ['股份有限公司', 'public'],
  ['有限责任公司', 'private'],
  ['控股有限公司', 'private'],
  ['集团有限公司', 'private'],
  ['集团股份有限公司', 'public'],
  ['集团公司', 'group'],
  ['有限公司', 'private'],
  ['株式会社', 'public'],
  ['合同会社', 'private'],
  ['有限会社', 'private'],
  ['总公司', 'company'],
  ['分公司', 'company'],
  ['股份公司', 'public'],
  ['股份', 'public'],
  ['集团', 'group'],
  ['控股', 'group'],
  ['公司', 'company'],
  ['주식회사', 'public'],
  ['유한회사', 'private'],
];
