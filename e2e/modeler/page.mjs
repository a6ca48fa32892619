// What Camunda Modeler is made of, for Camunda 7: bundled and loaded into a page by modeler.mjs.
import BpmnModeler from 'bpmn-js/lib/Modeler';
import {
  BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, CamundaPlatformPropertiesProviderModule,
} from 'bpmn-js-properties-panel';
import { ElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates';
import CamundaBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-platform';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';

const MODEL = (id, name) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="http://countersign.dev/kinds">
  <bpmn:process id="${id}" name="${name}" isExecutable="true" camunda:historyTimeToLive="P1D">
    <bpmn:startEvent id="start"><bpmn:outgoing>toWork</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="toWork" sourceRef="start" targetRef="work" />
    <bpmn:task id="work" name="${name}"><bpmn:incoming>toWork</bpmn:incoming><bpmn:outgoing>toEnd</bpmn:outgoing></bpmn:task>
    <bpmn:sequenceFlow id="toEnd" sourceRef="work" targetRef="end" />
    <bpmn:endEvent id="end"><bpmn:incoming>toEnd</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="${id}">
    <bpmndi:BPMNShape id="startShape" bpmnElement="start"><dc:Bounds x="152" y="102" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="workShape" bpmnElement="work"><dc:Bounds x="240" y="80" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="endShape" bpmnElement="end"><dc:Bounds x="392" y="102" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="toWorkEdge" bpmnElement="toWork"><di:waypoint x="188" y="120" /><di:waypoint x="240" y="120" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="toEndEdge" bpmnElement="toEnd"><di:waypoint x="340" y="120" /><di:waypoint x="392" y="120" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

// Applies the template to the task, or to the start event where it is for one.
window.open = async ({ template, processId }) => {
  window.modeler?.destroy();
  const modeler = new BpmnModeler({
    container: '#canvas',
    propertiesPanel: { parent: '#panel' },
    additionalModules: [
      BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, CamundaPlatformPropertiesProviderModule,
      ElementTemplatesPropertiesProviderModule, CamundaBehaviors,
    ],
    moddleExtensions: { camunda },
  });
  window.modeler = modeler;
  const errors = [];
  modeler.on('elementTemplates.errors', ({ errors: found }) => errors.push(...found.map((each) => each.message)));
  await modeler.importXML(MODEL(processId, template.name));
  modeler.get('elementTemplatesLoader').setTemplates([template]);
  const task = modeler.get('elementRegistry').get(template.appliesTo.includes('bpmn:StartEvent') ? 'start' : 'work');
  const known = modeler.get('elementTemplates').get(template.id, template.version);
  if (!known) throw new Error(`Modeler does not take the template: ${errors.join('; ')}`);
  const applied = modeler.get('elementTemplates').applyTemplate(task, known);
  return { errors, type: applied.type, id: applied.id };
};

window.saved = async () => {
  const { xml } = await window.modeler.saveXML({ format: true });
  const { svg } = await window.modeler.saveSVG();
  return { xml, svg };
};
