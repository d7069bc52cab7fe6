/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { readParameters } from '@/nodes/shared/dropboxNode/readParameters';
import { InvalidField } from '@/nodes/shared/node/InvalidField';
import { readTimeZone } from '@/nodes/shared/node/timeZoneOption';
import { createItemContext } from '../../../support/createItemContext';

const read = (options: IDataObject | undefined, raw: IDataObject = {}) =>
	readTimeZone(createItemContext({ options }, { json: {} }, undefined, raw), 0, readParameters);

describe('The option Time Zone', () => {
	it.each([
		['America/Chicago', 'America/Chicago'],
		[' UTC ', 'UTC'],
		// The workflow is in New York.
		['', 'America/New_York'],
		[undefined, 'America/New_York'],
	])('%j means %s', (timeZone, zone) => {
		expect(read({ timeZone })).toBe(zone);
	});

	it('is that of the workflow where nobody added it', () => {
		expect([read({}), read(undefined)]).toEqual(['America/New_York', 'America/New_York']);
	});

	it.each(['EST', 'Eastern Time', '-05:00', 'America/Springfield'])('is refused as %s', (timeZone) => {
		expect(() => read({ timeZone })).toThrow(InvalidField);
		expect(() => read({ timeZone })).toThrow(
			/Time Zone.*not the name of a time zone such as America\/New_York/,
		);
	});

	it('is refused where its expression found nothing, since that is no wish for the workflow’s', () => {
		const options = { timeZone: '={{ $json.settings.timeZone }}' };
		expect(() => read({ timeZone: undefined }, { options })).toThrow(/found no value/);
		expect(() => read({ timeZone: 'undefined' }, { options })).toThrow(InvalidField);
	});
});
