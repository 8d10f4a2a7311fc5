import { FAILING_ACCESS, FAILING_ACCESS_OF_2023 } from './failing-access-table';
import {
  BY_OMISSION,
  CLIENT_ADDRESS,
  EARLIER_TABLE,
  LOAD_BALANCER_PAGES,
  OTHER_PAGES,
  PASS_THROUGH_PAGE,
} from './pages';
import type { Statement } from './statement';

/** Everything that the pages say of who reaches what, cell by cell. */
export const STATEMENTS: readonly Statement[] = [
  ...FAILING_ACCESS,
  ...BY_OMISSION,
  ...EARLIER_TABLE,
  ...PASS_THROUGH_PAGE,
  ...OTHER_PAGES,
  ...CLIENT_ADDRESS,
  ...LOAD_BALANCER_PAGES,
  ...FAILING_ACCESS_OF_2023,
];
