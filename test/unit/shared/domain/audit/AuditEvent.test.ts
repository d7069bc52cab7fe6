/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	EVENT_FIELDS,
	idMark,
	readEvent,
	writeEvent,
	type AuditEvent,
} from '@/nodes/shared/domain/audit/AuditEvent';

const event: AuditEvent = {
	...{ eventId: 'e-1', time: '2026-05-01T14:00:00.000Z', operation: 'document.upload', outcome: 'done' },
	...{ workflow: 'File documents', person: 'ravi@example.com', caseId: '22-1', matterId: '4711' },
	...{ documentId: '99', contentHash: 'ab', paths: ['/Cases/22-1/a.pdf'], reason: 'ok', attempts: 2 },
};

it('writes an event in one way, whatever the order of its fields, and reads it back', () => {
	const json = writeEvent(event);
	expect(json).toMatch(/^\{"attempts":2,"caseId":"22-1","contentHash":"ab",/);
	expect(Object.keys(EVENT_FIELDS)).toEqual(Object.keys(JSON.parse(json) as object));
	expect(Object.keys(EVENT_FIELDS)).toEqual([...Object.keys(EVENT_FIELDS)].sort());
	const reversed = Object.fromEntries(Object.entries(event).reverse()) as unknown as AuditEvent;
	expect(writeEvent(reversed)).toBe(json);
	expect(readEvent(json)).toEqual(event);
	expect(writeEvent({ ...event, caseId: '', paths: [] })).toBe(
		writeEvent({ ...event, caseId: undefined, paths: undefined } as unknown as AuditEvent),
	);
});

it('writes what UTF-8 holds, on one line', () => {
	const odd = { ...event, outcome: 'a\n"\\ud800\ud800é😀', paths: ['\udc00'] };
	const json = writeEvent(odd);
	expect(json).not.toContain('\n');
	expect(readEvent(json)).toEqual({ ...odd, outcome: 'a\n"\\ud800\ufffdé😀', paths: ['\ufffd'] });
	expect(Buffer.from(json).toString()).toBe(json);
});

it.each([
	...['', 'null', '[]', '{', '{}'],
	...['{"x":1}', writeEvent(event).replace('"attempts":2', '"attempts":2.5')],
	...[` ${writeEvent(event)}`, writeEvent(event).replace('22-1', '22\\u002d1')],
	...[writeEvent({ ...event, time: '2026-05-01' }), writeEvent({ ...event, outcome: '' })],
	writeEvent(event).replace('["/Cases/22-1/a.pdf"]', '[1]'),
	writeEvent(event).replace('"ab"', '["ab"]'),
	writeEvent(event).replace('{', '{"__proto__":"x",'),
])('takes %j for no event', (json) => expect(readEvent(json)).toBeUndefined());

it('marks IDs by their hash', () => {
	// The beginning of SHA-256 of "abc" (FIPS 180-2, appendix B.1).
	expect(idMark('abc')).toBe('ba7816bf8f01cfea');
});
