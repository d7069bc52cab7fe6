import type { AnyRoute, Call, Route } from '../../route';
import { View } from '../../state/View';

/** Gives a route the type of its own argument, and its place among all routes. */
export function route<Argument>(definition: Route<Argument>): AnyRoute {
	return definition;
}

export function viewOf(call: Pick<Call, 'state' | 'acting'>): View {
	return new View(call.state, call.acting);
}
