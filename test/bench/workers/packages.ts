/** Node and the packages of the hub, without the hub: the limit of its start. */
import 'better-sqlite3';
import 'express';
import 'iconv-lite';
import 'node-thermal-printer';
import 'pino';
import 'socket.io';
import 'zod';
import 'zod/v4/locales/zh-CN.js';

process.stdout.write('hall ready http://nowhere\n');
