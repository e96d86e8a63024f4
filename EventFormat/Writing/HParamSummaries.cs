using EventFormat.Protos;

namespace EventFormat.Writing;

/// <summary>Logs hyperparameters: of the run itself, no run below it is needed.</summary>
public static class HParamSummaries
{
    private const string ExperimentTag = "_hparams_/experiment";
    private const string SessionStartTag = "_hparams_/session_start_info";
    private const string SessionEndTag = "_hparams_/session_end_info";

    /// <summary>Says with which hyperparameters this run is made, and by which of its scalars it is judged.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="hparams">Names and values.</param>
    /// <param name="metrics">Tags of scalars that this run logs.</param>
    /// <param name="group">Runs of one group are repetitions of each other; none by default.</param>
    public static void AddHParams(
        this SummaryWriter writer,
        IEnumerable<KeyValuePair<string, HParamValue>> hparams,
        IEnumerable<string>? metrics = null,
        string group = "")
    {
        ArgumentNullException.ThrowIfNull(hparams);
        var now = writer.File.Now();
        var experiment = new HParamsExperiment { TimeCreatedSecs = now };
        var session = new SessionStartInfo { GroupName = group, StartTimeSecs = now };
        foreach (var (name, given) in hparams)
        {
            var value = given.ToProto();
            session.Hparams[name] = value;
            experiment.HparamInfos.Add(new HParamInfo
            {
                Name = name,
                Type = value.HasBoolValue ? HParamType.DataTypeBool
                    : value.HasStringValue ? HParamType.DataTypeString
                    : value.HasNumberValue ? HParamType.DataTypeFloat64
                    : HParamType.DataTypeUnset,
            });
        }

        foreach (var tag in metrics ?? [])
        {
            experiment.MetricInfos.Add(new MetricInfo { Name = new MetricName { Tag = tag } });
        }

        writer.AddHParamsExperiment(experiment);
        writer.Add(SessionStartTag, new HParamsPluginData { SessionStartInfo = session });
    }

    /// <summary>Describes the hyperparameters and metrics of many runs at once; belongs into the directory above them.</summary>
    public static void AddHParamsExperiment(this SummaryWriter writer, HParamsExperiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        writer.Add(ExperimentTag, new HParamsPluginData { Experiment = experiment });
    }

    /// <summary>Says how the run ended.</summary>
    public static void EndHParams(this SummaryWriter writer, SessionStatus status = SessionStatus.StatusSuccess)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Add(SessionEndTag, new HParamsPluginData
        {
            SessionEndInfo = new SessionEndInfo { Status = status, EndTimeSecs = writer.File.Now() },
        });
    }

    /// <summary>All is in the metadata; the value is the placeholder TensorBoard's own writer uses.</summary>
    private static void Add(this SummaryWriter writer, string tag, HParamsPluginData content) => writer.AddValue(
        new Summary.Types.Value
        {
            Tag = tag,
            Tensor = new TensorProto { Dtype = DataType.DtFloat, TensorShape = TensorShape.Of(0) },
            Metadata = PluginMetadata.Create("hparams", DataClass.Tensor, content),
        },
        step: 0);
}
