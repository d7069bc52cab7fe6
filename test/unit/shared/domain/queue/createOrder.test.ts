/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createOrder } from '@/nodes/shared/domain/queue/createOrder';
import type { EventRow } from '@/nodes/shared/domain/queue/EventRow';
import { createRow } from './createRow';

/** Adds rows, and says of the last one. */
function lastOf(...rows: Array<Partial<EventRow> & { cannotRun?: boolean }>) {
	const order = createOrder();
	return rows.map(({ cannotRun = false, ...row }, at) => order.add(createRow(at, row), cannotRun)).at(-1);
}

const free = { mustWait: false, isHeld: false };
const waits = { mustWait: true, isHeld: false };
const held = { mustWait: true, isHeld: true };
const whole = { documentId: '' };

describe('within a case, an event', () => {
	it('about a document waits for earlier ones about it, not for those about others', () => {
		expect(lastOf({ documentId: 'a' }, { documentId: 'a' })).toEqual(waits);
		expect(lastOf({ documentId: 'b' }, { documentId: 'a' })).toEqual(free);
	});

	it('about a document waits for earlier ones about the whole case', () => {
		expect(lastOf(whole, { documentId: 'a' })).toEqual(waits);
		expect(lastOf(whole, { documentId: 'b' }, { documentId: 'a' })).toEqual(waits);
	});

	it('about the whole case waits for every earlier one', () => {
		expect(lastOf(whole)).toEqual(free);
		expect(lastOf({ documentId: 'a' }, whole)).toEqual(waits);
		expect(lastOf(whole, whole)).toEqual(waits);
	});

	it('is held by what cannot run now, also through others', () => {
		expect(lastOf({ documentId: 'a', cannotRun: true }, { documentId: 'a' })).toEqual(held);
		expect(lastOf({ documentId: 'a', cannotRun: true }, { documentId: 'b' })).toEqual(free);
		expect(lastOf({ documentId: 'a', cannotRun: true }, whole, { documentId: 'b' })).toEqual(held);
		expect(lastOf({ documentId: 'a', cannotRun: true }, { documentId: 'a' }, { documentId: 'a' })).toEqual(
			held,
		);
		expect(lastOf({ ...whole, cannotRun: true }, whole, { documentId: 'b' })).toEqual(held);
		expect(lastOf({ documentId: 'a', cannotRun: true }, { documentId: 'b' }, whole)).toEqual(held);
	});
});

it('cases do not wait for each other, nor do those of two systems with the same number', () => {
	expect(lastOf(whole, { ...whole, caseKey: '8' })).toEqual(free);
	expect(lastOf(whole, { ...whole, source: 'legalserver' })).toEqual(free);
});

it.each([{ caseKey: '' }, { kind: 'email' as const }])('what has %p is in no order', (more) => {
	expect(lastOf({ ...whole, ...more }, { ...whole, ...more })).toEqual(free);
	expect(lastOf(whole, { ...whole, ...more })).toEqual(free);
	expect(lastOf({ ...whole, ...more }, whole)).toEqual(free);
	expect(lastOf({ ...whole, ...more, cannotRun: true })).toEqual({ mustWait: false, isHeld: true });
});
