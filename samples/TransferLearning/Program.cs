using System.CommandLine;
using Training.Core.Runs;
using TransferLearning;

var logdir = new Option<string>("--logdir") { Description = "Where runs are logged.", DefaultValueFactory = static _ => "runs" };
var name = new Option<string>("--name") { Description = "The run's name.", DefaultValueFactory = static _ => "transfer" };
var epochs = new Option<int>("--epochs") { Description = "Epochs of fine-tuning.", DefaultValueFactory = static _ => 8 };
var items = new Option<int>("--items") { Description = "How many of the digits to use.", DefaultValueFactory = static _ => int.MaxValue };
var resume = new Option<bool>("--resume") { Description = "Go on with the run of that name." };
var command = new RootCommand("Teaches a network that knows the digits 0 to 4 the digits 5 to 9, from few examples.") { logdir, name, epochs, items, resume };
command.SetAction(given =>
{
    var options = new RunOptions { LogDirectory = given.GetValue(logdir)!, Name = given.GetValue(name), Resumes = given.GetValue(resume) };
    var weights = Path.Combine(options.LogDirectory, "pretrained", "resnet18-digits-0-4.safetensors");
    if (!File.Exists(weights))
    {
        Pretraining.Train(options with { Name = "pretrained", Resumes = true }, weights, given.GetValue(items));
    }

    return FineTuning.Train(options, weights, given.GetValue(epochs), given.GetValue(items));
});
return command.Parse(args).Invoke();
