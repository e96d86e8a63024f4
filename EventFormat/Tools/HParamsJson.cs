using System.Globalization;
using System.Text.Json;
using EventFormat.Protos;
using Google.Protobuf.WellKnownTypes;

namespace EventFormat.Tools;

/// <summary>Spells what the hparams plugin says as JSON properties.</summary>
internal static class HParamsJson
{
    public static void WriteTo(Utf8JsonWriter json, HParamsPluginData content)
    {
        switch (content.DataCase)
        {
            case HParamsPluginData.DataOneofCase.Experiment:
                WriteExperiment(json, content.Experiment);
                break;
            case HParamsPluginData.DataOneofCase.SessionStartInfo:
                WriteStart(json, content.SessionStartInfo);
                break;
            case HParamsPluginData.DataOneofCase.SessionEndInfo:
                json.WriteString("kind", "session_end");
                json.WriteString("status", StatusOf(content.SessionEndInfo));
                WriteNumber(json, "end_time", content.SessionEndInfo.EndTimeSecs);
                break;
            default:
                json.WriteString("kind", "unknown");
                break;
        }
    }

    private static void WriteStart(Utf8JsonWriter json, SessionStartInfo start)
    {
        json.WriteString("kind", "session_start");
        json.WriteString("group", start.GroupName);
        WriteNumber(json, "start_time", start.StartTimeSecs);
        json.WriteStartObject("hparams");
        foreach (var (name, value) in start.Hparams.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            WriteValue(json, value);
        }

        json.WriteEndObject();
    }

    private static void WriteExperiment(Utf8JsonWriter json, HParamsExperiment experiment)
    {
        json.WriteString("kind", "experiment");
        json.WriteString("name", experiment.Name);
        json.WriteString("description", experiment.Description);
        WriteNumber(json, "time_created", experiment.TimeCreatedSecs);
        json.WriteStartArray("hparams");
        foreach (var info in experiment.HparamInfos)
        {
            json.WriteStartObject();
            json.WriteString("name", info.Name);
            json.WriteString("display_name", info.DisplayName);
            json.WriteString("description", info.Description);
            json.WriteString("type", TypeOf(info));
            WriteDomain(json, info);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("metrics");
        foreach (var metric in experiment.MetricInfos)
        {
            json.WriteStartObject();
            json.WriteString("group", metric.Name?.Group);
            json.WriteString("tag", metric.Name?.Tag);
            json.WriteString("display_name", metric.DisplayName);
            json.WriteString("description", metric.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDomain(Utf8JsonWriter json, HParamInfo info)
    {
        if (info.DomainCase == HParamInfo.DomainOneofCase.DomainDiscrete)
        {
            json.WritePropertyName("values");
            WriteList(json, info.DomainDiscrete);
        }
        else if (info.DomainCase == HParamInfo.DomainOneofCase.DomainInterval)
        {
            WriteNumber(json, "min", info.DomainInterval.MinValue);
            WriteNumber(json, "max", info.DomainInterval.MaxValue);
        }
    }

    private static string TypeOf(HParamInfo info) => info.Type switch
    {
        HParamType.DataTypeString => "string",
        HParamType.DataTypeBool => "bool",
        HParamType.DataTypeFloat64 => "float64",
        _ => "unset",
    };

    private static string StatusOf(SessionEndInfo end) => end.Status switch
    {
        SessionStatus.StatusSuccess => "success",
        SessionStatus.StatusFailure => "failure",
        SessionStatus.StatusRunning => "running",
        _ => "unknown",
    };

    private static void WriteList(Utf8JsonWriter json, ListValue list)
    {
        json.WriteStartArray();
        foreach (var value in list.Values)
        {
            WriteValue(json, value);
        }

        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, Value value)
    {
        switch (value.KindCase)
        {
            case Value.KindOneofCase.NumberValue:
                WriteNumber(json, value.NumberValue);
                break;
            case Value.KindOneofCase.StringValue:
                json.WriteStringValue(value.StringValue);
                break;
            case Value.KindOneofCase.BoolValue:
                json.WriteBooleanValue(value.BoolValue);
                break;
            case Value.KindOneofCase.ListValue:
                WriteList(json, value.ListValue);
                break;
            case Value.KindOneofCase.StructValue:
                json.WriteStartObject();
                foreach (var (name, field) in value.StructValue.Fields)
                {
                    json.WritePropertyName(name);
                    WriteValue(json, field);
                }

                json.WriteEndObject();
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double number)
    {
        json.WritePropertyName(name);
        WriteNumber(json, number);
    }

    private static void WriteNumber(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        }
    }
}
