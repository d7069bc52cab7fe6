import { randomInt } from 'node:crypto';
import type { EmulatedResponse } from '../../core/contract';

export function json(status: number, body: unknown, headers: Record<string, string> = {}): EmulatedResponse {
	return {
		status,
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body ?? null),
	};
}

export function text(status: number, body: string, headers: Record<string, string> = {}): EmulatedResponse {
	return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body };
}

/**
 * The tags of an error from the outside in, `path/conflict/folder/`, ended by dots that change from call
 * to call: the service adds them so that nobody compares summaries.
 */
export function summaryOf(error: object): string {
	return `${tagsOf(error).join('/')}/${trailingDots()}`;
}

export function trailingDots(): string {
	return '.'.repeat(randomInt(4));
}

function tagsOf(error: object): string[] {
	const fields = error as Record<string, unknown>;
	const tag = fields['.tag'];
	// A union that holds a struct is flattened: what went wrong is then found under `reason`.
	const inner =
		typeof tag === 'string' ? (taggedIn(fields[tag]) ?? taggedIn(fields.reason)) : taggedIn(fields.reason);
	return [...(typeof tag === 'string' ? [tag] : []), ...(inner ? tagsOf(inner) : [])];
}

function taggedIn(value: unknown): object | undefined {
	return typeof value === 'object' && value !== null && '.tag' in value ? value : undefined;
}
