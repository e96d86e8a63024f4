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
    /// <param name="wallTime">When the run began, in seconds since the Unix epoch; now by default.</param>
    public static void AddHParams(
        this SummaryWriter writer,
        IEnumerable<KeyValuePair<string, HParamValue>> hparams,
        IEnumerable<string>? metrics = null,
        string group = "",
        double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(hparams);
        var now = wallTime ?? writer.File.Now();
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

        writer.AddHParamsExperiment(experiment, wallTime);
        writer.Add(SessionStartTag, new HParamsPluginData { SessionStartInfo = session }, wallTime);
    }

    /// <summary>Describes the hyperparameters and metrics of many runs at once; belongs into the directory above them.</summary>
    public static void AddHParamsExperiment(this SummaryWriter writer, HParamsExperiment experiment, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        writer.Add(ExperimentTag, new HParamsPluginData { Experiment = experiment }, wallTime);
    }

    /// <summary>Says how the run ended, and when: now by default.</summary>
    public static void EndHParams(this SummaryWriter writer, SessionStatus status = SessionStatus.StatusSuccess, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var session = new SessionEndInfo { Status = status, EndTimeSecs = wallTime ?? writer.File.Now() };
        writer.Add(SessionEndTag, new HParamsPluginData { SessionEndInfo = session }, wallTime);
    }

    /// <summary>All is in the metadata; the value is the placeholder TensorBoard's own writer uses.</summary>
    private static void Add(this SummaryWriter writer, string tag, HParamsPluginData content, double? wallTime) => writer.AddValue(
        new Summary.Types.Value
        {
            Tag = tag,
            Tensor = new TensorProto { Dtype = DataType.DtFloat, TensorShape = TensorShape.Of(0) },
            Metadata = PluginMetadata.Create("hparams", DataClass.Tensor, content),
        },
        step: 0,
        wallTime);
}
