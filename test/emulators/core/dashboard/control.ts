/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { IncomingMessage } from 'node:http';
import { ZodError } from 'zod';
import type { DropboxWorld } from '../../dropbox/DropboxWorld';
import { BadControlCall } from './BadControlCall';
import { jsonResponse, type ControlResponse } from './ControlResponse';
import { BEHAVIOUR_CALLS } from '../../dropbox/dashboard/behaviourCalls';
import { CONTENT_CALLS } from '../../dropbox/dashboard/contentCalls';
import { FILE_REQUEST_CALLS } from '../../dropbox/dashboard/fileRequestCalls';
import { READING_CALLS } from '../../dropbox/dashboard/readingCalls';
import { SHARING_CALLS } from '../../dropbox/dashboard/sharingCalls';
import { showDashboard } from './page';
import { WEBHOOK_CALLS } from '../../dropbox/dashboard/webhookCalls';
import { FORM_FIELDS } from './formFields';

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
export async function control(world: DropboxWorld, incoming: IncomingMessage): Promise<ControlResponse> {
	const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
	const name = `${incoming.method ?? 'GET'} ${url.pathname}`;
	const body = await readText(incoming);
	if (name === 'GET /') return showDashboard(world);
	try {
		if (incoming.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
			return submitForm(world, name, new URLSearchParams(body));
		}
		const call = CALLS[name];
		if (!call)
			throw new BadControlCall(`there is no ${name}; there are ${Object.keys(CALLS).join(', ')}`, 404);
		return jsonResponse((await call(world, parseBody(body), url.searchParams)) ?? { done: true });
	} catch (error) {
		if (error instanceof ZodError) throw new BadControlCall(error.issues.map(describeIssue).join('; '));
		throw error;
	}
}

/** A form of the page: the same calls, then back to the page. */
async function submitForm(
	world: DropboxWorld,
	name: string,
	form: URLSearchParams,
): Promise<ControlResponse> {
	const submit = FORM_FIELDS[name];
	if (!submit) throw new BadControlCall(`there is no form for ${name}`, 404);
	await CALLS[name]?.(world, submit(form), new URLSearchParams());
	return { status: 303, headers: { location: '/' }, body: '' };
}

function describeIssue(issue: ZodError['issues'][number]): string {
	return `${issue.path.join('.') || 'body'}: ${issue.message}`;
}

function parseBody(body: string): unknown {
	if (body === '') return {};
	try {
		return JSON.parse(body);
	} catch {
		throw new BadControlCall('the body is not JSON');
	}
}

async function readText(incoming: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
	return Buffer.concat(chunks).toString('utf8');
}
