/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { join, resolve } from 'node:path';

/** The checkout. */
export const projectFolder = resolve(__dirname, '../..');

/** Where the pinned n8n is installed, with a manifest and a lockfile of its own. */
export const n8nFolder = __dirname;

/** What a run leaves behind for a reader: n8n's log, pictures of a test that did not pass. Not in git. */
export const outputFolder = join(n8nFolder, 'output');

/** What n8n said and which calls reached Dropbox while the tests ran; of each of several runs at once its own. */
export const logFolder = join(outputFolder, process.env['CASE_FOLDERS_E2E_LOGS'] ?? 'tests');
