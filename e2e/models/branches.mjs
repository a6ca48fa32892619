// A process whose external tasks all begin at once, drawn below each other.
export function branches(key, name, tasks) {
  const y = (index) => 80 + index * 110;
  const middle = y((tasks.length - 1) / 2) + 40;
  const text = (value) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const inputs = (task) => Object.entries(task.inputs)
    .map(([input, value]) => `<camunda:inputParameter name="${input}">${text(value)}</camunda:inputParameter>`).join('');
  const flow = (id, from, to) => `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}" />`;
  const shape = (element, x, top, width, height) =>
    `<bpmndi:BPMNShape id="${element}Shape" bpmnElement="${element}"><dc:Bounds x="${x}" y="${top}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`;
  const edge = (element, ...points) => `<bpmndi:BPMNEdge id="${element}Edge" bpmnElement="${element}">${
    points.map(([x, at]) => `<di:waypoint x="${x}" y="${at}" />`).join('')}</bpmndi:BPMNEdge>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="http://countersign.dev/e2e">
  <bpmn:process id="${key}" name="${name}" isExecutable="true" camunda:historyTimeToLive="P1D">
    <bpmn:startEvent id="start" />
    ${flow('toFork', 'start', 'fork')}
    <bpmn:parallelGateway id="fork" />
    ${tasks.map((task) => `${flow(`to_${task.id}`, 'fork', task.id)}
    <bpmn:serviceTask id="${task.id}" name="${task.name}" camunda:asyncBefore="true" camunda:type="external" camunda:topic="${task.topic}">${
      inputs(task) && `<bpmn:extensionElements><camunda:inputOutput>${inputs(task)}</camunda:inputOutput></bpmn:extensionElements>`
    }</bpmn:serviceTask>
    ${flow(`from_${task.id}`, task.id, 'join')}`).join('\n    ')}
    <bpmn:parallelGateway id="join" />
    ${flow('toEnd', 'join', 'end')}
    <bpmn:endEvent id="end" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="${key}">
    ${shape('start', 150, middle - 18, 36, 36)}${shape('fork', 240, middle - 25, 50, 50)}${shape('join', 500, middle - 25, 50, 50)}
    ${shape('end', 610, middle - 18, 36, 36)}
    ${edge('toFork', [186, middle], [240, middle])}${edge('toEnd', [550, middle], [610, middle])}
    ${tasks.map((task, index) => `${shape(task.id, 350, y(index), 100, 80)}
    ${edge(`to_${task.id}`, [265, middle], [265, y(index) + 40], [350, y(index) + 40])}
    ${edge(`from_${task.id}`, [450, y(index) + 40], [525, y(index) + 40], [525, middle])}`).join('\n    ')}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;
}
