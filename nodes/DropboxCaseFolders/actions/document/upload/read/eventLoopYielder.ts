import { sleep } from 'n8n-workflow';
import { EventLoopYielder } from '../../../../../shared/core/EventLoopYielder';

/**
 * Lets the rest of n8n go on while a run reads what is in memory and decides on thousands of documents: neither
 * waits for anything, so it would keep the process to itself.
 */
export const eventLoopYielder = new EventLoopYielder(async () => await sleep(0));

/** Deciding on a document, and beginning to read one, take as long as hashing so many bytes. */
export const DOCUMENT_COST = 64 * 1024;
