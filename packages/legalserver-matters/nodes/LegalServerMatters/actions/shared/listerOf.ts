import type { Lister } from '../../../../../../nodes/shared/node/listing';
import type { Dependencies } from './Dependencies';

/** What a listing of LegalServer's takes. */
export const listerOf = ({ legalServer, progress, announce }: Dependencies): Lister => ({
	...{ service: 'LegalServer', pageSize: 100, progress, announce },
	estimate: (calls) => legalServer.estimate(calls),
});
