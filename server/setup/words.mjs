/**
 * What the set-up step says, as [Chinese, English]. It speaks before anything is installed, so its words cannot come from the catalogues of
 * `server/web/words`, which are TypeScript; both languages are shown, because nothing is known yet about the reader.
 */
const WORDS = {
    installing: ['正在安装软件包（第一次约需一分钟）', 'Installing packages (about a minute the first time)'],
    building: ['正在构建页面', 'Building the pages'],
    npmMissing: ['找不到 npm，请先安装 Node.js 20.20 或更新版本', 'npm was not found: install Node.js 20.20 or newer, which brings it'],
    installFailed: [
        '软件包没有装好：请检查网络或 npm 软件源（npm config get registry），然后再运行一次',
        'The packages could not be installed: check the network or the npm registry (npm config get registry), then run the command again',
    ],
    nodeMissing: [
        '没有取得 Node 26：请检查网络，删除 node_modules 后再运行一次',
        'Node 26 could not be fetched: check the network, delete node_modules, then run the command again',
    ],
    nodeBroken: ['Node 26 在这台机器上不能运行', 'Node 26 does not run on this machine'],
    library: ['正在安装 Node 26 所需的系统库 libatomic1', 'Installing the system library that Node 26 needs: libatomic1'],
    libraryMissing: ['缺少 Node 26 所需的系统库，请用管理员权限安装', 'A system library that Node 26 needs is missing; install it as root'],
    buildFailed: ['页面没有构建成功，原因见上', 'The pages could not be built; the reason is above'],
    fileMissing: ['没有这个文件', 'There is no such file'],
};

/** @param {keyof typeof WORDS} key @param {string} [detail] */
function sentence(key, detail) {
    const [chinese, english] = WORDS[key];
    return `${chinese} · ${english}${detail === undefined ? '' : ` [${detail}]`}`;
}

/** Says on standard output what is being done. @param {keyof typeof WORDS} key */
export function say(key) {
    process.stdout.write(`[厅序] ${sentence(key)}\n`);
}

/** A reason to stop that the reader can act on: shown as its sentence, without a stack. */
export class SetupError extends Error {
    name = 'SetupError';

    /** @param {keyof typeof WORDS} key @param {string} [detail] */
    constructor(key, detail) {
        super(sentence(key, detail));
    }
}
