import type { IExecuteFunctions } from 'n8n-workflow';
import { requireSite } from '../../../../nodes/shared/legalserver/account/site';
import { CREDENTIAL_TYPE } from '../../../../nodes/shared/legalserverNode/connectLegalServer';
import { readCaseAddress } from '../../../../nodes/shared/legalserverNode/readParameters';
import { InvalidField } from '../../../../nodes/shared/node/InvalidField';

interface Readable {
	read(context: IExecuteFunctions, item: number): unknown;
}

/** The same operations, which refuse addresses of another site's pages: there the same number is another case. */
export const withinSite = (operations: Record<string, Readable>): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries(operations).map(([name, operation]) => [
			name,
			{
				...operation,
				read: async (context: IExecuteFunctions, item: number): Promise<unknown> => {
					const request: unknown = await operation.read(context, item);
					await requireOwnSite(context, item);
					return request;
				},
			},
		]),
	);

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
