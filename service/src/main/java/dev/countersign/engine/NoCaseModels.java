package dev.countersign.engine;

import org.operaton.bpm.engine.BadUserRequestException;
import org.operaton.bpm.engine.impl.cmmn.deployer.CmmnDeployer;
import org.operaton.bpm.engine.impl.persistence.deploy.Deployer;
import org.operaton.bpm.engine.impl.persistence.entity.DeploymentEntity;

/** Refuses case models (CMMN): nobody checks what is in them, and they could name classes to run. */
class NoCaseModels implements Deployer {

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        for (String name : deployment.getResources().keySet()) {
            for (String suffix : CmmnDeployer.CMMN_RESOURCE_SUFFIXES) {
                if (name.endsWith(suffix)) {
                    throw new BadUserRequestException("The file '" + name
                            + "' is a case model (CMMN); only BPMN and DMN models are deployed here.");
                }
            }
        }
    }
}
