import { sleep } from 'n8n-workflow';
import { Breather } from '../../../../shared/domain/upload/Breather';

/**
 * Lets the rest of n8n go on while a run reads what is in memory and decides on thousands of documents: neither
 * waits for anything, so it would keep the process to itself.
 */
export const breather = new Breather(async () => await sleep(0));

/** Deciding on a document, and beginning to read one, take as long as hashing so many bytes. */
export const ONE_DOCUMENT = 64 * 1024;
