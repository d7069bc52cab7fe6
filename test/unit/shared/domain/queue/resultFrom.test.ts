/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { resultFrom } from '@/nodes/shared/domain/queue/resultFrom';

const GIVEN = { id: 3, lease: 'mine', eventId: 'e3', attempts: 2 };

describe('a result', () => {
	it('is that a row is done, where it says nothing else', () => {
		expect(resultFrom({ ...GIVEN, settings: { destination: '/Cases' } })).toEqual({
			...{ ...GIVEN, source: '', kind: '', caseKey: '', documentId: '', versionId: '', verdict: '' },
			...{ details: '', service: '' },
			...{ error: undefined, skipped: undefined, hold: false, events: [], emails: [] },
		});
	});

	it('has what it is about', () => {
		const about = {
			source: 'clio',
			kind: 'documentCreated',
			caseKey: '7',
			documentId: '88',
			versionId: '4',
			verdict: 'work',
		};
		expect(resultFrom({ ...GIVEN, ...about })).toMatchObject(about);
		expect(resultFrom({ ...GIVEN, id: '3', attempts: '2', documentId: 88 })).toMatchObject({
			...{ id: 3, attempts: 2, documentId: '88' },
		});
	});

	it.each([undefined, null, '', false])('has no error and nothing skipped with %p', (nothing) => {
		expect(resultFrom({ ...GIVEN, error: nothing, skipped: nothing, emails: nothing })).toMatchObject({
			...{ error: undefined, skipped: undefined, emails: [] },
		});
	});

	it.each(['it broke', {}, { message: 'x' }, true])('has the error %p', (error) => {
		expect(resultFrom({ ...GIVEN, error }).error).toEqual(error);
	});

	it('says why something was skipped, by a code', () => {
		expect(resultFrom({ ...GIVEN, skipped: 'too_small' }).skipped).toBe('too_small');
		expect(resultFrom({ ...GIVEN, skipped: 'Jane Doe has none' }).skipped).toBe('skipped');
		expect(resultFrom({ ...GIVEN, skipped: true }).skipped).toBe('skipped');
	});

	it('is held back only where it says so', () => {
		expect([true, 'true', 1, undefined].map((hold) => resultFrom({ ...GIVEN, hold }).hold)).toEqual([
			...[true, false, false, false],
		]);
	});

	it('has emails, each with what it needs', () => {
		const emails = [{ kind: 'closed', details: { zip: 'id:1' } }, { kind: 'privileged' }];
		expect(resultFrom({ ...GIVEN, emails }).emails).toEqual([emails[0], { kind: 'privileged', details: {} }]);
	});

	it.each([
		...[{ id: undefined }, { id: 'x' }, { lease: '' }, { lease: undefined }, { emails: 'closed' }],
		...[{ events: 'one' }, { events: [null] }, { events: [{ eventId: '1', source: 'clio', kind: 'none' }] }],
		...[{ emails: [null] }, { emails: [{ kind: '' }] }, { emails: [{ kind: 'a b' }] }, { emails: [{}] }],
	])('is refused with %p', (more) => {
		expect(() => resultFrom({ ...GIVEN, ...more })).toThrow(
			expect.objectContaining({ reason: 'invalid_input' }),
		);
	});
});
