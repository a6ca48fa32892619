import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { definitionsQuery } from '../api/listDefinitions';

interface Props {
  instanceId: string;
  businessKey: string | null;
  definitionKey: string;
}

/** The case that something belongs to, and its process. */
export function CaseLink({ instanceId, businessKey, definitionKey }: Props) {
  const definitions = useQuery(definitionsQuery);
  const process = definitions.data?.find((each) => each.key === definitionKey)?.name;
  return (
    <>
      <Link to="/instances/$instanceId" params={{ instanceId }} className="cds--link cs-key">
        {businessKey ?? instanceId}
      </Link>
      <div className="cs-second">{process ?? definitionKey}</div>
    </>
  );
}
