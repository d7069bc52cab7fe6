import type { Lister } from '../../../../../../nodes/shared/node/listing';
import type { Dependencies } from './Dependencies';

/** What a listing of Clio's takes. */
export const listerOf = ({ clio, progress, announce }: Dependencies): Lister => ({
	...{ service: 'Clio', pageSize: 200, progress, announce },
	estimate: (calls) => clio.estimate(calls),
});
