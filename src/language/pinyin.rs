//! How characters are typed: the readings of a Han character without tones, polyphones included, and the folding of
//! full-width and upper-case letters. It knows nothing of units or of searching.

use crate::text::fold;
use pinyin::{ToPinyin, ToPinyinMulti};

/// The characters that today's standard language reads in more than one way (通用规范汉字, those with several entries in a modern
/// desk dictionary, with the surnames 区 仇 查 盖 朴 尉 纪). The data knows archaic readings of many others (体 as cui, 育 as
/// zhou); taking those as well would make 市体育局 as good an answer to czj as 市财政局.
const POLYPHONES: &str = "阿扒把蚌薄堡暴辟扁便别泊卜参仓藏曾差刹查禅颤长场朝车称澄匙冲重臭处畜揣传创绰伺攒撮答大单弹当倒得的地调丁都\
    斗度囤垛恶发坊分缝服佛冈杠膏葛个给更供骨谷冠桂过蛤还汗行巷号好喝和荷核横哄红虹吼糊虎华划晃会混豁几纪济系夹假监间见\
    将降角教校结解尽禁劲经颈景圈卷觉嚼军卡看扛咳可克空溃括拉落乐勒累俩量凉燎淋令溜馏六笼搂露陆率绿论络蒙埋脉没闷秘泌模\
    抹难呢泥粘宁弄疟娜拧排迫胖刨炮跑泡喷片漂撇屏朴仆铺瀑栖奇稽齐骑起强抢悄翘茄切亲曲区却确任撒塞散丧扫色煞厦扇折舍甚省\
    什石识食似屎氏数刷说宿遂缩踏沓苔提挑帖通同吐拓瓦万王为尾尉委纹涡无吾洗吓铣纤鲜相巷削肖兴宿旋血咽殷烟约哑压要叶一遗艺\
    应用佣有于予与员晕熨载脏择扎炸轧占涨着爪正症殖只中种轴著转赚琢仔钻作仇盖解洞翟";

/// The ways a character is typed, in lower-case ASCII, without tones: `重` is `zhong`, `chong`, `tong`; `旅` is `lv` and
/// `lu`, as input methods take both for `lü`. A letter or digit reads as itself; a mark has no reading.
#[must_use]
pub fn readings(character: char) -> Vec<String> {
    let folded = fold(character);
    if folded.is_ascii_alphanumeric() {
        return vec![folded.to_string()];
    }
    let mut readings: Vec<String> = Vec::new();
    let mut add = |reading: String| {
        if !reading.is_empty() && reading.is_ascii() && !readings.contains(&reading) {
            readings.push(reading);
        }
    };
    let usual = folded.to_pinyin().into_iter();
    let others = folded.to_pinyin_multi().filter(|_| POLYPHONES.contains(folded)).into_iter().flatten();
    for plain in usual.chain(others).map(pinyin::Pinyin::plain) {
        add(plain.replace('ü', "v"));
        add(plain.replace('ü', "u"));
    }
    readings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_polyphone_can_be_typed_each_way() {
        let ways = readings('重');
        assert!(ways.iter().any(|way| way == "zhong") && ways.iter().any(|way| way == "chong"), "{ways:?}");
        assert!(readings('旅').iter().any(|way| way == "lv"), "{:?}", readings('旅'));
        assert!(readings('行').iter().any(|way| way == "hang"), "{:?}", readings('行'));
    }

    #[test]
    fn readings_that_nobody_types_are_left_out() {
        assert_eq!(readings('体'), ["ti"]);
        assert_eq!(readings('育'), ["yu"]);
        assert_eq!(readings('税'), ["shui"]);
    }

    #[test]
    fn letters_of_an_input_method_are_the_same_letters() {
        assert_eq!(readings('Ｊ'), ["j"]);
        assert_eq!(fold('（'), '(');
        assert!(readings('，').is_empty() && readings('“').is_empty());
    }
}
