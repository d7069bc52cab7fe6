/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { IncomingMessage } from 'node:http';
import { ZodError } from 'zod';
import type { DropboxWorld } from '../dropbox/DropboxWorld';
import { BadControlCall } from './BadControlCall';
import { asJson, type ControlAnswer } from './ControlAnswer';
import { BEHAVIOUR_CALLS } from './behaviourCalls';
import { CONTENT_CALLS } from './contentCalls';
import { FILE_REQUEST_CALLS } from './fileRequestCalls';
import { READING_CALLS } from './readingCalls';
import { SHARING_CALLS } from './sharingCalls';
import { showDashboard } from './page';
import { WEBHOOK_CALLS } from './webhookCalls';
import { SUBMITTED } from './submitted';

/** One control call: its name is method and path, its body JSON or nothing. */
export type ControlCall = (world: DropboxWorld, body: unknown, query: URLSearchParams) => unknown;

const CALLS: Readonly<Record<string, ControlCall>> = {
	...READING_CALLS,
	...BEHAVIOUR_CALLS,
	...CONTENT_CALLS,
	...FILE_REQUEST_CALLS,
	...SHARING_CALLS,
	...WEBHOOK_CALLS,
};

/** Answers the page and the calls. Throws BadControlCall with what to change. */
export async function control(world: DropboxWorld, incoming: IncomingMessage): Promise<ControlAnswer> {
	const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
	const name = `${incoming.method ?? 'GET'} ${url.pathname}`;
	const body = await textOf(incoming);
	if (name === 'GET /') return showDashboard(world);
	try {
		if (incoming.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
			return submitted(world, name, new URLSearchParams(body));
		}
		const call = CALLS[name];
		if (!call)
			throw new BadControlCall(`there is no ${name}; there are ${Object.keys(CALLS).join(', ')}`, 404);
		return asJson((await call(world, parsed(body), url.searchParams)) ?? { done: true });
	} catch (error) {
		if (error instanceof ZodError) throw new BadControlCall(error.issues.map(inWords).join('; '));
		throw error;
	}
}

/** A form of the page: the same calls, then back to the page. */
async function submitted(world: DropboxWorld, name: string, form: URLSearchParams): Promise<ControlAnswer> {
	const submit = SUBMITTED[name];
	if (!submit) throw new BadControlCall(`there is no form for ${name}`, 404);
	await CALLS[name]?.(world, submit(form), new URLSearchParams());
	return { status: 303, headers: { location: '/' }, body: '' };
}

function inWords(issue: ZodError['issues'][number]): string {
	return `${issue.path.join('.') || 'body'}: ${issue.message}`;
}

function parsed(body: string): unknown {
	if (body === '') return {};
	try {
		return JSON.parse(body);
	} catch {
		throw new BadControlCall('the body is not JSON');
	}
}

async function textOf(incoming: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
	return Buffer.concat(chunks).toString('utf8');
}
