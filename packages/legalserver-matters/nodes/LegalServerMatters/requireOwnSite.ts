import type { IExecuteFunctions } from 'n8n-workflow';
import { requireSite } from '../../../../nodes/shared/legalserver/account/site';
import { CREDENTIAL_TYPE } from '../../../../nodes/shared/legalserverNode/connectLegalServer';
import { readCaseAddress } from '../../../../nodes/shared/legalserverNode/readParameters';
import { InvalidField } from '../../../../nodes/shared/node/InvalidField';
import { readWithCheck } from '../../../../nodes/shared/node/readWithCheck';

/** The same operations, which refuse addresses of another site's pages: there the same number is another case. */
export const withinSite = (operations: Parameters<typeof readWithCheck>[0]) =>
	readWithCheck(operations, requireOwnSite);

async function requireOwnSite(context: IExecuteFunctions, item: number): Promise<void> {
	const given: unknown = context.getNodeParameter('matter', item, null);
	const host = readCaseAddress(String(given ?? ''))?.host;
	if (host === undefined) return;
	const fields = await context.getCredentials(CREDENTIAL_TYPE);
	if (requireSite(fields['site'], fields['environment']).host !== host)
		throw new InvalidField(
			['matter'],
			'it is the address of a case on a different LegalServer site than the credential is for',
		);
}
