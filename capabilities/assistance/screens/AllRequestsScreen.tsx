import { RequestList } from './RequestList.tsx';

export default function AllRequestsScreen() {
  return <RequestList site={null} />;
}
