import { useSite } from '#web/design/session.tsx';
import { RequestList } from './RequestList.tsx';

export default function RequestsScreen() {
  return <RequestList site={useSite()} />;
}
