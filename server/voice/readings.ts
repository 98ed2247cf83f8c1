/**
 * Words that the dictionary reads in another way than halls do, with their right reading. A hall's own names (of streets, of villages) belong
 * here too when they are read wrong.
 */
export const READINGS: Readonly<Record<string, string>> = {
    重排: 'chóng pái',
    重排队: 'chóng pái duì',
    重取: 'chóng qǔ',
    重打: 'chóng dǎ',
    重办: 'chóng bàn',
    行政: 'xíng zhèng',
    长者: 'zhǎng zhě',
    还款: 'huán kuǎn',
    还贷: 'huán dài',
    还清: 'huán qīng',
    退还: 'tuì huán',
    归还: 'guī huán',
    差旅: 'chāi lǚ',
    应收: 'yīng shōu',
    排行: 'pái háng',
    相片: 'xiàng piàn',
    台州: 'tāi zhōu',
    丽水: 'lí shuǐ',
    乐清: 'yuè qīng',
    单县: 'shàn xiàn',
};
