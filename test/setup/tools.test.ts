import { expect, test } from 'vitest';
import { TOOLS } from './tools.ts';

for (const tool of TOOLS) {
    test(`the package ${tool.package} is on this machine: ${tool.purpose}`, () => {
        expect(tool.find(), `not found; install it with: apt-get install ${tool.package}`).not.toBeNull();
    });
}
