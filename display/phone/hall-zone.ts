/** Where the hall's clocks stand; a phone may be anywhere. */
export const HALL_ZONE = 'Asia/Shanghai';
