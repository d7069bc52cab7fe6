/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { BadControlCall } from './BadControlCall';

/** How the fields of the page's forms become the JSON of the control calls. */
export const FORM_FIELDS: Readonly<Record<string, (form: URLSearchParams) => unknown>> = {
	'POST /faults': (form) => parseJsonField(form, 'rules'),
	'POST /latency': (form) => ({ milliseconds: Number(form.get('milliseconds')) }),
	'POST /lock': (form) => ({
		milliseconds: Number(form.get('milliseconds')),
		whenHeld: form.get('whenHeld'),
	}),
	'POST /expire-tokens': () => ({}),
	'POST /reset': (form) => ({ fixture: form.get('fixture') ?? undefined }),
};

function parseJsonField(form: URLSearchParams, name: string): unknown {
	try {
		return JSON.parse(form.get(name) ?? '');
	} catch {
		throw new BadControlCall(`the ${name} are not JSON; go back and look for a missing comma or quote`);
	}
}
