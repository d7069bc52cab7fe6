import type { EmulatedRequest } from '../../core/contract';
import { globExpression } from '../../core/faults/FaultPlan';
import type { App } from '../state/accounts';
import type { DropboxState } from '../state/DropboxState';
import { appNumber } from './scopes';
import { badRequest, noAccess, type Refusal } from './Refusal';

/** Whether the switches take the route away. */
export function isUnavailable({ switches }: DropboxState, route: string): boolean {
	return switches.unavailableRoutes.some((glob) => globExpression(glob).test(route));
}

/** 400 for a function that the service does not know. */
export function unknownFunction(route: string, request: EmulatedRequest): Refusal {
	return badRequest(route, `Unknown API function: ${request.path}`);
}

/** Turns a known caller away from a route that its app or plan does not have. */
export function demandAvailable(state: DropboxState, route: string, app: App | undefined): void {
	if (!isUnavailable(state, route)) return;
	if (state.switches.unavailableAs === 'account_type') {
		throw noAccess('invalid_account_type', { invalid_account_type: { '.tag': 'endpoint' } });
	}
	const named = app ? ` (ID: ${appNumber(app)})` : '';
	throw badRequest(route, `Your app${named} is not permitted to access this endpoint.`);
}
