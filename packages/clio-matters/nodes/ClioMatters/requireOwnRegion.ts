import type { IExecuteFunctions } from 'n8n-workflow';
import { isRegion, REGION_HOSTS } from '../../../../nodes/shared/clio/account/regions';
import { CREDENTIAL_TYPE } from '../../../../nodes/shared/clioNode/connectClio';
import { readPageAddress } from '../../../../nodes/shared/clioNode/readParameters';
import { InvalidField } from '../../../../nodes/shared/node/InvalidField';
import { readWithCheck } from '../../../../nodes/shared/node/readWithCheck';
import { isLocator } from '../../../../nodes/shared/node/readParameters';

/** The same operations, which refuse addresses of another region's pages: there the same number is another record. */
export const withinRegion = (operations: Parameters<typeof readWithCheck>[0]) =>
	readWithCheck(operations, requireOwnRegion);

/** The locators that take addresses. */
const FIELDS: ReadonlyArray<readonly string[]> = [
	['matter'],
	['document'],
	['contact'],
	['filters', 'client'],
];

async function requireOwnRegion(context: IExecuteFunctions, item: number): Promise<void> {
	for (const path of FIELDS) {
		const host = readPageAddress(locatedBy(context, item, path))?.host;
		if (host === undefined) continue;
		const { region } = await context.getCredentials(CREDENTIAL_TYPE);
		if (isRegion(region) && REGION_HOSTS[region] !== host)
			throw new InvalidField(path, 'it is an address in another region of Clio than the credential is for');
	}
}

function locatedBy(context: IExecuteFunctions, item: number, [name = '', inner]: readonly string[]): string {
	const outer: unknown = context.getNodeParameter(name, item, null);
	const given = inner === undefined ? outer : (outer as Record<string, unknown> | null)?.[inner];
	return String((isLocator(given) ? given.value : given) ?? '');
}
