import { describeFaults } from './describeFaults';
import { plainRuns } from './uploadRuns';

describeFaults(plainRuns);
