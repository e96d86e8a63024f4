using EventFormat.Protos;
using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

public sealed class HParamSummariesTests
{
    [Fact]
    public void AddHParams_WhatPyTorchWasGiven_GivesItsHyperparametersAndMetrics()
    {
        var recorded = Plugins(WrittenValues.Recorded("pytorch_all/hparams/trial_0").Select(one => one.Value));
        var written = Plugins(WrittenValues.Events(writer =>
        {
            writer.AddHParams(
                [
                    new("lr", recorded[1].SessionStartInfo.Hparams["lr"].NumberValue),
                    new("bsize", 16),
                    new("optimizer", "sgd"),
                    new("nesterov", 1),
                    new("wd", recorded[1].SessionStartInfo.Hparams["wd"].NumberValue),
                ],
                ["hparam/accuracy", "hparam/loss"]);
            writer.EndHParams();
        }).SelectMany(logged => logged.Summary.Value));
        Assert.Equal(recorded[1].SessionStartInfo.Hparams, written[1].SessionStartInfo.Hparams);
        Assert.Equal(recorded[0].Experiment.MetricInfos, written[0].Experiment.MetricInfos);
        Assert.Equal(
            recorded[0].Experiment.HparamInfos.Select(info => (info.Name, info.Type)),
            written[0].Experiment.HparamInfos.Select(info => (info.Name, info.Type)));
        Assert.Equal(recorded[2].SessionEndInfo.Status, written[2].SessionEndInfo.Status);
    }

    [Fact]
    public void AddHParamsExperiment_WhatTensorFlowWrote_GivesTheSameValue()
    {
        var recorded = WrittenValues.Recorded("tf_style/hparam_tuning", "_hparams_/experiment")[0].Value;
        var experiment = HParamsPluginData.Parser.ParseFrom(recorded.Metadata.PluginData.Content).Experiment;
        var value = WrittenValues.Value(writer => writer.AddHParamsExperiment(experiment));
        Assert.Equal(recorded.Tensor, value.Tensor);
        Assert.Equal(recorded.Metadata.PluginData, value.Metadata.PluginData);
    }

    [Fact]
    public void AddHParams_Kinds_KeepTheirTypes()
    {
        var session = Plugins(WrittenValues.Events(writer =>
            writer.AddHParams([new("n", 0.5), new("b", false), new("s", "x"), new("none", default)], group: "trial 1")).SelectMany(logged => logged.Summary.Value));
        Assert.Equal(
            [HParamType.DataTypeFloat64, HParamType.DataTypeBool, HParamType.DataTypeString, HParamType.DataTypeUnset],
            session[0].Experiment.HparamInfos.Select(info => info.Type));
        Assert.Equal((false, "x", "trial 1"), (session[1].SessionStartInfo.Hparams["b"].BoolValue, session[1].SessionStartInfo.Hparams["s"].StringValue, session[1].SessionStartInfo.GroupName));
        Assert.True(session[1].SessionStartInfo.StartTimeSecs > 1.7e9);
    }

    private static List<HParamsPluginData> Plugins(IEnumerable<Summary.Types.Value> values) =>
        [.. values.Where(value => value.Metadata?.PluginData?.PluginName == "hparams")
            .Select(value => HParamsPluginData.Parser.ParseFrom(value.Metadata.PluginData.Content))];
}
