using EventFormat.Protos;
using Google.Protobuf.WellKnownTypes;

namespace Dashboard.Web.Api.TensorBoard.Sessions;

/// <summary>Experiments and rows as protobuf's JSON, defaults included.</summary>
internal static class HParamsJson
{
    public static void Write(PythonJsonWriter json, HParamsExperiment experiment)
    {
        json.BeginObject()
            .Name("name").Value(experiment.Name)
            .Name("description").Value(experiment.Description)
            .Name("user").Value(experiment.User)
            .Name("timeCreatedSecs").Value(experiment.TimeCreatedSecs)
            .Name("hparamInfos").BeginArray();
        foreach (var info in experiment.HparamInfos)
        {
            Write(json, info);
        }

        json.EndArray().Name("metricInfos").BeginArray();
        foreach (var info in experiment.MetricInfos)
        {
            json.BeginObject();
            Write(json, info.Name);
            json.Name("displayName").Value(info.DisplayName)
                .Name("description").Value(info.Description)
                .Name("datasetType").Value(info.DatasetType switch
                {
                    DatasetType.DatasetTraining => "DATASET_TRAINING",
                    DatasetType.DatasetValidation => "DATASET_VALIDATION",
                    _ => "DATASET_UNKNOWN",
                })
                .EndObject();
        }

        json.EndArray().EndObject();
    }

    /// <param name="json">Where to.</param>
    /// <param name="groups">All rows; those asked for are written.</param>
    /// <param name="request">The request.</param>
    public static void Write(PythonJsonWriter json, IReadOnlyList<SessionGroup> groups, SessionGroupsRequest request)
    {
        var wanted = request.Columns.Where(column => column is { IsInResult: true, HParam: not null }).Select(column => column.HParam!).ToHashSet(StringComparer.Ordinal);
        json.BeginObject().Name("sessionGroups").BeginArray();
        foreach (var group in groups.Skip(request.Start).Take(request.Count))
        {
            json.BeginObject().Name("name").Value(group.Name).Name("hparams").BeginObject();
            foreach (var (name, value) in group.HParams.Where(hparam => wanted.Count == 0 || wanted.Contains(hparam.Key)))
            {
                json.Name(name).Value(value);
            }

            json.EndObject();
            Write(json, group.Metrics);
            json.Name("sessions").BeginArray();
            foreach (var session in group.Sessions)
            {
                Write(json, session);
            }

            json.EndArray().Name("monitorUrl").Value(group.Sessions[0].Start.MonitorUrl).EndObject();
        }

        json.EndArray().Name("totalSize").Value(groups.Count).EndObject();
    }

    /// <summary>A value as JSON has it; lists and structures, which the plugin does not know, as their text.</summary>
    public static PythonJsonWriter Value(this PythonJsonWriter json, Value value) => value.KindCase switch
    {
        Google.Protobuf.WellKnownTypes.Value.KindOneofCase.NumberValue => json.Value(value.NumberValue),
        Google.Protobuf.WellKnownTypes.Value.KindOneofCase.BoolValue => json.Value(value.BoolValue),
        Google.Protobuf.WellKnownTypes.Value.KindOneofCase.StringValue => json.Value(value.StringValue),
        Google.Protobuf.WellKnownTypes.Value.KindOneofCase.ListValue or Google.Protobuf.WellKnownTypes.Value.KindOneofCase.StructValue => json.Value(value.ToString()),
        _ => json.Value((string?)null),
    };

    private static void Write(PythonJsonWriter json, HParamInfo info)
    {
        json.BeginObject()
            .Name("name").Value(info.Name)
            .Name("displayName").Value(info.DisplayName)
            .Name("description").Value(info.Description)
            .Name("type").Value(info.Type switch
            {
                HParamType.DataTypeString => "DATA_TYPE_STRING",
                HParamType.DataTypeBool => "DATA_TYPE_BOOL",
                HParamType.DataTypeFloat64 => "DATA_TYPE_FLOAT64",
                _ => "DATA_TYPE_UNSET",
            });
        if (info.DomainDiscrete is { } discrete)
        {
            json.Name("domainDiscrete").BeginArray();
            foreach (var value in discrete.Values)
            {
                json.Value(value);
            }

            json.EndArray();
        }
        else if (info.DomainInterval is { } interval)
        {
            json.Name("domainInterval").BeginObject()
                .Name("minValue").Value(interval.MinValue)
                .Name("maxValue").Value(interval.MaxValue)
                .EndObject();
        }

        json.Name("differs").Value(info.Differs).EndObject();
    }

    private static void Write(PythonJsonWriter json, Session session)
    {
        json.BeginObject()
            .Name("name").Value(session.Name)
            .Name("startTimeSecs").Value(session.Start.StartTimeSecs)
            .Name("endTimeSecs").Value(session.End?.EndTimeSecs ?? 0)
            .Name("status").Value(session.Status switch
            {
                SessionStatus.StatusSuccess => "STATUS_SUCCESS",
                SessionStatus.StatusFailure => "STATUS_FAILURE",
                SessionStatus.StatusRunning => "STATUS_RUNNING",
                _ => "STATUS_UNKNOWN",
            })
            .Name("modelUri").Value(session.Start.ModelUri);
        Write(json, session.Metrics);
        json.Name("monitorUrl").Value(session.Start.MonitorUrl).EndObject();
    }

    private static void Write(PythonJsonWriter json, IReadOnlyList<MetricValue> metrics)
    {
        json.Name("metricValues").BeginArray();
        foreach (var metric in metrics)
        {
            json.BeginObject();
            Write(json, metric.Name);
            json.Name("value").Value(metric.Value)
                .Name("trainingStep").Value(metric.Step)
                .Name("wallTimeSecs").Value(metric.WallTime)
                .EndObject();
        }

        json.EndArray();
    }

    private static void Write(PythonJsonWriter json, MetricName? name) => json
        .Name("name").BeginObject()
        .Name("group").Value(name?.Group ?? "")
        .Name("tag").Value(name?.Tag ?? "")
        .EndObject();
}
