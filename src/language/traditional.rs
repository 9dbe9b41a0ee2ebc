//! Traditional characters and variants, as a paper from elsewhere or an input method set wrongly writes them (下週五前報送).
//!
//! Only the characters that the reader's words and the units' names use. Each pair is one character and the one it is read
//! as; the pairs were taken from the conversion tables of MediaWiki (zh2Hans), and stand in the order of their code points.

use std::sync::OnceLock;

/// The pairs, without anything between them.
const PAIRS: &str = "\
    並并乗乘乹干乾干亁干亞亚亱夜佈布佔占併并來来侷局係系俬私俻备個个們们倣仿側侧備备傚效傢家傳传傾倾働动價价儀仪億亿儘尽償偿\
    優优兌兑兒儿兠兜內内兩两冊册凈净凍冻凢凡別别刪删則则剏创剙创剛刚創创劃划効效動动務务勝胜勞劳勢势勵励匯汇區区協协卽即厤历\
    厰厂厲厉參参呌叫咊和員员唘启唸念問问啓启啟启啣衔單单噹当嚮向嚴严囙因圅函國国圍围園园圓圆圖图團团坿附埰采執执堅坚報报場场\
    塲场墻墙壓压夠够夾夹奧奥奬奖奮奋妳你娛娱婦妇媍妇學学寀采實实寧宁審审寫写寬宽將将專专對对導导尙尚屆届屛屏層层屬属峯峰崗岗\
    嵐岚帋纸師师帶带幇帮幗帼幙幕幚帮幫帮幹干幾几庫库廈厦廟庙廠厂廢废廣广廳厅廵巡廻回張张強强彆别彔录彙汇徃往後后徑径從从徧遍\
    復复徵征徹彻恆恒愛爱愽博態态慶庆憲宪懇恳應应戰战戶户捲卷掃扫掛挂採采掽碰換换揮挥揹背搆构搶抢摺折撥拨擁拥擇择擔担據据擧举\
    擬拟擴扩攷考敎教數数斷断於于旣既旹时旾春昇升時时暫暂曆历曉晓曏向曬晒書书會会朞期朢望朮术東东枱台査查栁柳栞刊桺柳桿杆條条\
    業业極极榦干構构樂乐樓楼標标樣样樹树機机橫横檔档檢检檯台欄栏權权欵款歴历歷历歸归殺杀氣气氷冰氾泛汎泛汙污汚污決决沒没沖冲\
    況况淨净淩凌渖沈渙涣減减測测準准滙汇滯滞滾滚滿满漲涨潤润濟济瀋沈灋法灣湾災灾為为烖灾無无煗暖熱热燈灯燒烧營营爭争爲为牆墙\
    牎窗牕窗牠它牽牵獎奖獨独獲获現现琖盏環环產产産产甯宁畢毕畧略異异畱留當当痠酸療疗癈废發发盞盏盡尽監监盤盘眎视眞真眡视眾众\
    睏困瞭了確确碼码礎础祘算禮礼秊年秌秋秖只稅税種种稱称稾稿積积穩稳穫获窓窗窻窗竝并競竞筞策箇个節节範范築筑簡简簽签籌筹籤签\
    糰团糾纠紀纪約约紅红納纳紓纾紙纸級级紡纺細细終终組组結结絡络給给統统經经綜综綠绿綫线維维綱纲網网緊紧緐繁緑绿線线締缔編编\
    緩缓練练緻致縣县縮缩總总績绩織织繕缮繞绕繪绘繫系繳缴繼继續续纍累纔才缐线羅罗羣群義义習习聯联聲声職职聽听肎肯脩修脫脱臈腊\
    臘腊臨临臺台與与興兴舉举茲兹華华萬万葠参蓆席蓋盖蓡参蔘参蕓芸薦荐藍蓝藝艺處处虛虚號号虧亏螎融蠭蜂衆众術术衕同衛卫衝冲衞卫\
    裏里補补裝装裡里製制複复襍杂覈核見见規规視视親亲覺觉覽览觀观觸触訂订計计訓训託托記记訪访設设許许訴诉註注証证評评詢询試试\
    話话該该誌志認认誤误說说説说誰谁課课調调談谈請请論论諧谐諮咨諾诺謀谋講讲證证譔撰識识譟噪議议護护變变讓让讚赞讬托谘咨負负\
    財财貧贫貨货貫贯責责貳贰貸贷費费貼贴賃赁資资賛赞賣卖質质賬账購购賽赛贊赞趕赶踫碰踰逾車车軍军軟软較较輓挽輕轻輪轮輭软輸输\
    轄辖轉转辦办農农辳农迴回迻移這这連连逥回週周進进遊游運运過过達达遞递遠远適适遲迟遶绕遷迁選选還还邊边郵邮鄉乡醆盏醫医釋释\
    針针釦扣鈎钩鈡钟鉅巨鉤钩銀银銜衔銷销鋒锋錄录錦锦錯错録录錶表鍳鉴鍼针鍾钟鎭镇鎮镇鏈链鐘钟鑑鉴鑒鉴钜巨锺钟長长門门閉闭開开\
    間间閤合闆板關关陞升陰阴陽阳隂阴隊队階阶際际隨随險险隱隐隷隶隸隶隻只雙双雜杂離离難难雲云電电靜静鞏巩鞦秋響响頁页頂顶項项\
    順顺須须預预頓顿領领頟额頭头頻频題题額额顏颜顔颜願愿類类顧顾顯显風风颱台飲饮飽饱養养餘余餬糊餽馈饋馈馀余馬马馳驰駐驻騐验\
    騰腾驗验驛驿體体髮发鬚须魚鱼鷺鹭麥麦麪面麫面麵面麺面麼么麽么黃黄點点黨党鼕冬齊齐齡龄齣出龍龙\
";

/// The block of characters that the pairs are of.
const BLOCK: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// The simplified twin of a character; the character itself when it has none.
#[must_use]
pub fn simplified(glyph: char) -> char {
    if !BLOCK.contains(&glyph) {
        return glyph;
    }
    table().get(place(glyph)).copied().filter(|twin| *twin != '\0').unwrap_or(glyph)
}

fn place(glyph: char) -> usize {
    glyph as usize - *BLOCK.start() as usize
}

fn table() -> &'static [char] {
    static TABLE: OnceLock<Vec<char>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut twins = vec!['\0'; place(*BLOCK.end()) + 1];
        let mut glyphs = PAIRS.chars();
        while let (Some(from), Some(to)) = (glyphs.next(), glyphs.next()) {
            if let Some(twin) = twins.get_mut(place(from)) {
                *twin = to;
            }
        }
        twins
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pairs_stand_in_order_in_their_block_and_change_their_character() {
        let glyphs: Vec<char> = PAIRS.chars().collect();
        assert!(glyphs.iter().all(|glyph| BLOCK.contains(glyph)));
        assert!(glyphs.chunks(2).zip(glyphs.chunks(2).skip(1)).all(|(one, next)| one[0] < next[0]));
        assert!(glyphs.chunks(2).all(|pair| pair[0] != pair[1] && simplified(pair[1]) == pair[1]));
    }

    #[test]
    fn what_is_simplified_already_is_left_alone() {
        let text: String = "下週五前報送整改報告".chars().map(simplified).collect();
        assert_eq!(text, "下周五前报送整改报告");
        assert_eq!(text.chars().map(simplified).collect::<String>(), text);
    }
}
