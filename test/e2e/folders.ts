/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { join, resolve } from 'node:path';

/** The checkout. */
export const projectFolder = resolve(__dirname, '../..');

/** Where the pinned n8n is installed, with a manifest and a lockfile of its own. */
export const n8nFolder = __dirname;

/** What a run leaves behind for a reader: n8n's log, pictures of a test that did not pass. Not in git. */
export const outputFolder = join(n8nFolder, 'output');

/** What the n8n of a worker said and which calls reached its Dropbox; jest counts its workers from 1. */
export const logFolderOf = (worker: string): string => join(outputFolder, 'tests', worker);

/** That of the worker in which a test runs. */
export const logFolder = logFolderOf(process.env['JEST_WORKER_ID'] ?? '1');
