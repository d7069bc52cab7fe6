import { describeFaults } from './describeFaults';
import { duplicateRuns } from './uploadRuns';

describeFaults(duplicateRuns);
